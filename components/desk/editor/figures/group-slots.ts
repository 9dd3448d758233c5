import type { Step } from '#lib/article/place.ts';
import { isFigureKind, type PartKind } from '#lib/article/shapes.ts';
import type { Slot } from '#lib/desk/manuscript/slots.ts';

/**
 * What stands on the sheet: a row of one text, or a figure with all that is in it. `key`: the segment, or the id of the
 * figure; `index`: of its first row in the list.
 */
export type SheetGroup =
  | { is: 'row'; key: string; slot: Slot; index: number }
  | { is: 'figure'; key: string; figure: Step; depth: number; slots: Slot[]; index: number };

/**
 * The rows of a section as they are drawn: those of one figure together. Settings and values outside of figures have no row
 * of their own.
 */
export function groupSlots(slots: Slot[]): SheetGroup[] {
  const groups: SheetGroup[] = [];
  slots.forEach((slot, index) => {
    const depth = slot.place.path.findIndex(({ kind }) => isFigureKind(kind));
    const figure = slot.place.path[depth];
    if (!figure) {
      if (slot.kind !== 'value') groups.push({ is: 'row', key: slot.segment, slot, index });
      return;
    }
    const last = groups.at(-1);
    if (last?.is === 'figure' && last.figure.id === figure.id) last.slots.push(slot);
    else groups.push({ is: 'figure', key: figure.id, figure, depth, slots: [slot], index });
  });
  return groups;
}

/** The parts of a kind in a figure or in a part of it, in their order. @param depth of these parts in a place's path */
export function partsIn(slots: Slot[], depth: number, kind: PartKind): Step[] {
  const steps = slots.flatMap(({ place }) => place.path[depth] ?? []);
  return [...new Map(steps.filter((step) => step.kind === kind).map((step) => [step.id, step])).values()];
}
