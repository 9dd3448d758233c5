import { nowAndOnReturn } from './on-return.ts';
import { listSaved, type Saved, unsave } from './saved-articles.ts';

/** The page of saved articles (components/site/saved-page.tsx). */
export function startSavedList(): void {
  const panel = document.querySelector<HTMLElement>('.saved');
  const list = panel?.querySelector('ol');
  const empty = panel?.querySelector<HTMLElement>('.saved-none');
  if (!panel || !list || !empty) return;

  const row = ({ path, title, lang }: Saved) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = path;
    link.lang = lang;
    link.textContent = title;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = panel.dataset.remove ?? '';
    remove.ariaLabel = `${remove.textContent}: ${title}`;
    remove.onclick = () => {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      const path = next?.querySelector('a')?.pathname;
      unsave(link.pathname);
      // The list is drawn anew; who uses a keyboard stays where he was.
      const heir = [...list.querySelectorAll('a')].find((other) => other.pathname === path);
      (heir?.parentElement?.querySelector('button') ?? empty).focus();
    };
    item.append(link, remove);
    return item;
  };
  nowAndOnReturn(() => {
    const saved = listSaved();
    list.replaceChildren(...saved.map(row));
    empty.hidden = saved.length > 0;
  });
  panel.hidden = false;
}
