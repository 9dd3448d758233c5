import { recall } from './storage.ts';

export const THEME = 'theme';

const SCHEMES = ['light', 'dark'];

/** Dresses the page as the reader has chosen; without a choice the device decides. */
export function applyTheme(): void {
  const chosen = SCHEMES.find((scheme) => scheme === recall(THEME));
  const root = document.documentElement;
  if (chosen) root.dataset.theme = chosen;
  else delete root.dataset.theme;
  // The colour of the browser's own bars: one element for each scheme, in this order (the layout's viewport).
  document.querySelectorAll<HTMLMetaElement>('[name=theme-color]').forEach((meta, index) => {
    const scheme = SCHEMES[index];
    meta.media = chosen ? (chosen === scheme ? 'all' : 'not all') : `(prefers-color-scheme:${scheme})`;
  });
}
