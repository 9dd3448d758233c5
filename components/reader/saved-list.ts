import { nowAndOnReturn } from './on-return.ts';
import { listSaved, type Saved, unsave } from './saved-articles.ts';

/** The list of saved articles under the masthead (components/site/saved-articles.tsx). */
export function startSavedList(): void {
  const toggle = document.querySelector<HTMLButtonElement>('.saved-toggle');
  const panel = document.querySelector<HTMLElement>('.saved');
  const list = panel?.querySelector('ol');
  const count = toggle?.querySelector('b');
  if (!toggle || !panel || !list || !count) return;

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
      (heir?.parentElement?.querySelector('button') ?? toggle).focus();
    };
    item.append(link, remove);
    return item;
  };
  const draw = () => {
    const saved = listSaved();
    count.textContent = String(saved.length);
    // Once open, it stays where it is even when the last one was removed.
    toggle.hidden = saved.length === 0 && panel.hidden;
    if (!panel.hidden) list.replaceChildren(...saved.map(row));
  };
  const open = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    toggle.ariaExpanded = String(isOpen);
    draw();
  };
  toggle.onclick = () => open(Boolean(panel.hidden));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open(false);
    toggle.focus();
  });
  nowAndOnReturn(draw);
}
