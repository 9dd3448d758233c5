import type { Slot } from './manuscript/slots.ts';

/** Rows that stand together in one element of the sheet, so that the browser lays out and paints only those that are written in. */
export type RowGroup = { key: number; rows: Slot[] };

/** With so many, a new row behind the last one begins another group. */
const FULL = 12;

/**
 * Puts rows into groups. A row stays in the group it was in: in another element its field would be another one, without
 * caret and composition. Only rows that were moved over the border of a group change it.
 * @param before the groups that these rows, or some of them, were in
 */
export function groupRows(rows: readonly Slot[], before: readonly RowGroup[]): RowGroup[] {
  const was = new Map(before.flatMap((group, at) => group.rows.map(({ segment }) => [segment, at])));
  const stays = inOrder(rows.map(({ segment }) => was.get(segment)));
  const groups: RowGroup[] = [];
  let next = Math.max(-1, ...before.map(({ key }) => key)) + 1;
  const lastKnown = stays.findLastIndex((at) => at !== undefined);
  rows.forEach((slot, index) => {
    const own = stays[index] ?? (groups.length === 0 ? stays.find((at) => at !== undefined) : undefined);
    const key = own === undefined ? undefined : before[own]?.key;
    const last = groups.at(-1);
    const isFull = last !== undefined && index > lastKnown && last.rows.length >= FULL;
    if (last && !isFull && (key === undefined || key === last.key)) last.rows.push(slot);
    else groups.push({ key: key ?? next++, rows: [slot] });
  });
  return groups;
}

/** As many of the numbers as can stay where they are in ascending order; the others undefined. */
function inOrder(numbers: readonly (number | undefined)[]): (number | undefined)[] {
  /** The longest row of numbers that ends at each place: its length, and the place before. */
  const longest: { length: number; from: number }[] = [];
  let end = -1;
  numbers.forEach((number, at) => {
    let from = -1;
    for (let earlier = at - 1; number !== undefined && earlier >= 0; earlier--) {
      const other = numbers[earlier];
      if (other === undefined || other > number) continue;
      if (from < 0 || (longest[earlier]?.length ?? 0) > (longest[from]?.length ?? 0)) from = earlier;
      // Those of one group are mostly side by side.
      if (other === number) break;
    }
    const length = number === undefined ? 0 : (longest[from]?.length ?? 0) + 1;
    longest.push({ length, from });
    if (length > (longest[end]?.length ?? 0)) end = at;
  });
  const stays = numbers.map((): number | undefined => undefined);
  for (let at = end; at >= 0; at = longest[at]?.from ?? -1) stays[at] = numbers[at];
  return stays;
}
