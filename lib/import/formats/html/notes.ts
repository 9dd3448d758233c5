import { attribute, nameOf } from './dom.ts';

/**
 * The footnotes of a text: what a short mark in it leads to, if that is an item or paragraph further down.
 * @returns their numbers by the ids that lead to them, in the order in which the text cites them
 */
export function notesIn(root: Element): Map<string, number> {
  const notes = new Map<string, number>();
  const targets = new Map(
    [...root.querySelectorAll('li[id], p[id], dd[id], div[id]')].map((element) => [
      attribute(element, 'id'),
      element,
    ]),
  );
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    const id = idIn(attribute(link, 'href'));
    const target = targets.get(id);
    if (!target || notes.has(id) || target.contains(link)) continue;
    const isMark = /^[\s[(（\uFF3B※*注]*\d{1,3}[\s\])）\uFF3D]*$/u.test(link.textContent ?? '');
    if (isMark && (nameOf(target) === 'li' || link.closest('sup'))) notes.set(id, notes.size + 1);
  }
  return notes;
}

function idIn(href: string): string {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}
