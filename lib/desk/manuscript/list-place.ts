import { isWithin, partOf, type Slot } from './slots.ts';

/**
 * How a list item is marked: its depth (1 or 2), a space, and its sign. Items of an ordered list are counted, those one level
 * down anew below each item. '' where the row is none.
 * @param shared what was chosen for a part, by its segment
 */
export function listPlaceOf(slot: Slot, slots: Slot[], shared: (segment: string) => string): string {
  const [list, item] = slot.place.path.slice(-2);
  if (!list || item?.kind !== 'item') return '';
  const levelOf = (id: string) => (shared(`${id}.level`) === '2' ? 2 : 1);
  const level = levelOf(item.id);
  if (list.kind !== 'ordered') return `${level} ${level === 1 ? '・' : '–'}`;
  let count = 0;
  for (const other of slots) {
    const id = partOf(other)?.id;
    if (other.kind !== 'item' || !id || !isWithin(other, list.id)) continue;
    const depth = levelOf(id);
    if (depth === level) count += 1;
    else if (depth < level) count = 0;
    if (id === item.id) break;
  }
  return `${level} ${count}.`;
}
