import { nowAndOnReturn } from './on-return.ts';
import { listSaved } from './saved-articles.ts';

/** The way to the saved articles in the masthead, while there are some (components/site/saved-link.tsx). */
export function startSavedCount(): void {
  const link = document.querySelector<HTMLElement>('.saved-link');
  const count = link?.querySelector('b');
  if (!link || !count) return;
  nowAndOnReturn(() => {
    const { length } = listSaved();
    count.textContent = String(length);
    link.hidden = length === 0;
  });
}
