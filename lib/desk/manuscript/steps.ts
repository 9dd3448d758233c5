import type { InsightKind } from '../../article/parts.ts';
import type { Locale } from '../../locale.ts';
import type { StepName } from '../editor.ts';
import { indexBehind, isWithin, placeBehind, type Slot, siblingsOfPart } from './slots.ts';
import { textKey } from './texts.ts';

/** One text before and after a change. */
export type TextEdit = { key: string; locale: Locale; segment: string; from: string; to: string };
/** A row that comes or goes, and the row it stands behind; null: it is the first. */
export type RowEdit = { slot: Slot; behind: string | null };

/** What a change does to rows and texts, told so that it can be turned round. */
export type Change = {
  texts: TextEdit[];
  added: RowEdit[];
  removed: RowEdit[];
  /** `from` and `to`: the sibling that a part stands behind, before and after; null: it is the first. */
  moves: { part: string; from: string | null; to: string | null }[];
  kinds: { part: string; from: InsightKind; to: InsightKind }[];
};

/** A change of structure as it is sent: all of it is done, or nothing. */
export type Step = {
  id: string;
  name: StepName;
  texts: TextEdit[];
  /** Parts that it takes away. */
  removes: string[];
  moves: { part: string; after: string | null; siblings: string[] }[];
  kinds: { part: string; was: InsightKind; kind: InsightKind }[];
  undoes?: string | undefined;
  /** The row, and the language, in which its author did it: where its panel stands. */
  at: { locale: Locale; segment: string };
};

export const NO_CHANGE: Change = { texts: [], added: [], removed: [], moves: [], kinds: [] };

/** A text as a change makes it; nothing where it stays as it is. */
export function textEdit(locale: Locale, segment: string, from: string, to: string): TextEdit[] {
  return from === to ? [] : [{ key: textKey(locale, segment), locale, segment, from, to }];
}

/** The rows that came and went between two lists. Rows that moved among the others are told by `moves`. */
export function rowEdits(before: Slot[], after: Slot[]): Pick<Change, 'added' | 'removed'> {
  const beyond = (list: Slot[], other: Slot[]): RowEdit[] => {
    const known = new Set(other.map(({ segment }) => segment));
    return list.flatMap((slot, index) =>
      known.has(slot.segment) ? [] : [{ slot, behind: list[index - 1]?.segment ?? null }],
    );
  };
  return { added: beyond(after, before), removed: beyond(before, after) };
}

/** The change that takes this one back. */
export function inverse({ texts, added, removed, moves, kinds }: Change): Change {
  return {
    texts: texts.map((edit) => ({ ...edit, from: edit.to, to: edit.from })),
    added: removed,
    removed: added,
    moves: moves.map(({ part, from, to }) => ({ part, from: to, to: from })).reverse(),
    kinds: kinds.map(({ part, from, to }) => ({ part, from: to, to: from })),
  };
}

/**
 * The rows after a change.
 * @param hasText whether a row has a text once the change is made: such a row never goes
 */
export function rowsAfter(rows: Slot[], change: Change, hasText: (segment: string) => boolean): Slot[] {
  const going = new Set(change.removed.map(({ slot }) => slot.segment).filter((each) => !hasText(each)));
  let after = rows.filter(({ segment }) => !going.has(segment));
  for (const { slot, behind } of change.added) {
    if (after.some(({ segment }) => segment === slot.segment)) continue;
    const at = after.findIndex(({ segment }) => segment === behind) + 1;
    // Where the row before it is gone, what stands in the same part shows the place.
    const around = slot.place.path.map(({ id }) => id).reverse();
    after = after.toSpliced(behind === null ? 0 : at || indexBehind(after, slot, around), 0, slot);
  }
  for (const { part, to } of change.moves) after = placeBehind(after, part, to);
  for (const { part, to } of change.kinds) after = after.map((slot) => withKind(slot, part, to));
  return after;
}

/** Rows as steps leave them that are not done yet, or were refused: without what they take away, in their order. */
export function rowsWithSteps(
  rows: Slot[],
  steps: Pick<Step, 'removes' | 'moves'>[],
  hasText: (segment: string) => boolean,
): Slot[] {
  return steps.reduce((before, { removes, moves }) => {
    const left = before.filter(
      (slot) => hasText(slot.segment) || !removes.some((part) => isWithin(slot, part)),
    );
    return moves.reduce((each, { part, after }) => placeBehind(each, part, after), left);
  }, rows);
}

function withKind(slot: Slot, part: string, insightKind: InsightKind): Slot {
  const [outer, ...inner] = slot.place.path;
  if (outer?.id !== part) return slot;
  return { ...slot, place: { ...slot.place, path: [{ ...outer, insightKind }, ...inner] } };
}

/**
 * A change as it is sent.
 * @param before the rows before it
 * @param after the rows after it
 * @param exists whether the server has a part, or gets it with what was sent before
 */
export function stepOf(
  change: Change,
  { before, after, exists }: { before: Slot[]; after: Slot[]; exists: (part: string) => boolean },
): Pick<Step, 'texts' | 'removes' | 'moves' | 'kinds'> {
  const left = new Set(after.flatMap(({ place }) => place.path.map(({ id }) => id)));
  const gone = change.removed.flatMap(
    ({ slot }) => slot.place.path.find(({ id }) => !left.has(id))?.id ?? [],
  );
  const order = new Map(after.map(({ segment }, index) => [segment, index]));
  return {
    // A text whose place names the one before it comes after it.
    texts: change.texts.toSorted((a, b) => (order.get(a.segment) ?? -1) - (order.get(b.segment) ?? -1)),
    removes: [...new Set(gone)],
    moves: change.moves
      .filter(({ part }) => exists(part))
      .map(({ part }) => {
        const now = siblingsOfPart(after, part).filter(exists);
        const siblings = siblingsOfPart(before, part).filter(exists);
        return { part, after: now[now.indexOf(part) - 1] ?? null, siblings };
      }),
    kinds: change.kinds
      .filter(({ part }) => exists(part))
      .map(({ part, from, to }) => ({ part, was: from, kind: to })),
  };
}
