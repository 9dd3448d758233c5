import { recall } from './storage.ts';

const SCHEMES = ['light', 'dark'];

/** What a reader can choose, by the key under which it is remembered; without a choice the paper and the device decide. */
const CHOICES: Record<string, string[]> = {
  theme: SCHEMES,
  size: ['large', 'largest'],
  measure: ['short'],
  face: ['serif', 'sans'],
  ruby: ['off'],
};

/** Dresses the page as the reader has chosen: each choice is a data attribute of the document, which the styles know. */
export function applyChoices(): void {
  const { dataset } = document.documentElement;
  for (const [name, values] of Object.entries(CHOICES)) {
    const chosen = values.find((value) => value === recall(name));
    if (chosen) dataset[name] = chosen;
    else delete dataset[name];
  }
  // The colour of the browser's own bars: one element for each scheme, in this order (the layout's viewport).
  document.querySelectorAll<HTMLMetaElement>('[name=theme-color]').forEach((meta, index) => {
    const scheme = SCHEMES[index];
    meta.media = dataset.theme
      ? dataset.theme === scheme
        ? 'all'
        : 'not all'
      : `(prefers-color-scheme:${scheme})`;
  });
}
