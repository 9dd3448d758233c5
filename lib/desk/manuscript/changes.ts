import type { InsightKind } from '../../article/parts.ts';
import { isListKind, namesOf } from '../../article/shapes.ts';
import { LOCALES, type Locale, otherLocale } from '../../locale.ts';
import type { Caret } from './history.ts';
import {
  type Addition,
  addPart,
  isWithin,
  joinable,
  movePart,
  partOf,
  removePart,
  type Slot,
  siblingsOfPart,
} from './slots.ts';
import { type Change, NO_CHANGE, rowEdits, type TextEdit, textEdit } from './steps.ts';
import type { Structure } from './structure.ts';
import { joinedText, type Texts } from './texts.ts';

/*
 * What each thing that can be done to the structure changes. Nothing is changed here: the manuscript carries it out, and
 * can turn it round.
 */

/** A change, and where the caret goes when it is made. */
export type Planned = {
  change: Change;
  caret: Caret | null;
};

/** What a change is made to. */
export type Sheet = { structure: Structure; texts: Texts };

/** Adds an empty part behind a row. */
export function adding({ structure }: Sheet, behind: string, what: Addition, locale: Locale): Planned {
  const { slots, first } = addPart(structure.rows, behind, what, structure.newId);
  return {
    change: { ...NO_CHANGE, ...rowEdits(structure.rows, slots) },
    caret: { locale, segment: first, at: 0 },
  };
}

/**
 * Cuts a paragraph, list item or key point in two; what is selected goes. In a row that is empty there is nothing to cut,
 * and another empty one is of no use: the last item of a list becomes a paragraph behind it, others stay. Where the row below holds the other half in
 * the other language already, the second half goes there: a translator cuts where the author did.
 */
export function splitting(
  { structure, texts }: Sheet,
  locale: Locale,
  segment: string,
  [from, to]: [number, number],
): Planned | null {
  const { rows } = structure;
  const slot = structure.slot(segment);
  if (!slot || !isDivisible(slot)) return null;
  if (!texts.hasText(segment)) return leavingList(structure, slot, locale);
  const text = texts.value(locale, segment);
  const tail = text.slice(to).trimStart();
  const head = tail === '' && from === to ? text : text.slice(0, from).trimEnd();
  const below = rows.slice(rows.indexOf(slot) + 1).find(({ kind }) => kind !== 'value');
  const isWaiting =
    below !== undefined &&
    joinable(rows, below.segment) === slot &&
    texts.value(locale, below.segment) === '' &&
    texts.value(otherLocale(locale), below.segment) !== '';
  let [after, target] = [rows, below?.segment ?? ''];
  if (!isWaiting) {
    const isPoint = partOf(slot)?.kind === 'point';
    const what = isPoint ? 'point' : slot.kind === 'item' ? 'item' : 'paragraph';
    const added = addPart(rows, segment, what, structure.newId);
    // Of a new key point the text goes on, its label is written later.
    [after, target] = [added.slots, isPoint ? added.first.replace(/\.label$/, '') : added.first];
  }
  const level = isWaiting ? [] : levelOf({ structure, texts }, segment, target);
  if (level[0]) after = withValueRow(after, level[0].segment);
  return {
    change: {
      ...NO_CHANGE,
      ...rowEdits(rows, after),
      texts: [...textEdit(locale, segment, text, head), ...textEdit(locale, target, '', tail), ...level],
    },
    caret: { locale, segment: target, at: 0 },
  };
}

/** Whether a row can be cut in two, and take several pasted ones. */
export const isDivisible = (slot: Slot): boolean =>
  ['paragraph', 'item', 'point'].includes(partOf(slot)?.kind ?? '') && slot.kind !== 'label';

/** A new item stands as deep as the one it comes from. */
function levelOf({ structure, texts }: Sheet, from: string, to: string): TextEdit[] {
  const level = texts.value(structure.lead, `${from}.level`);
  return structure.slot(from)?.kind === 'item' ? textEdit(structure.lead, `${to}.level`, '', level) : [];
}

/** The rows with one for a setting of a part: a list item has none before it is indented. */
export function withValueRow(rows: Slot[], segment: string): Slot[] {
  const { part } = namesOf(segment);
  const at = rows.findIndex((slot) => partOf(slot)?.id === part);
  const owner = rows[at];
  if (!owner || rows.some((slot) => slot.segment === segment)) return rows;
  return rows.toSpliced(at + 1, 0, { segment, kind: 'value', place: owner.place });
}

/**
 * Makes another block of an empty paragraph: of the signs that were typed in it, which go.
 * @returns null where something is written in it in the other language
 */
export function turning(
  { structure, texts }: Sheet,
  locale: Locale,
  segment: string,
  what: 'quote' | 'list' | 'ordered',
): Planned | null {
  const slot = structure.slot(segment);
  const part = slot && partOf(slot);
  if (part?.kind !== 'paragraph' || texts.value(otherLocale(locale), segment) !== '') return null;
  const { slots, first } = addPart(structure.rows, segment, what, structure.newId);
  return {
    change: {
      ...NO_CHANGE,
      ...rowEdits(structure.rows, removePart(slots, part.id)),
      texts: textEdit(locale, segment, texts.value(locale, segment), ''),
    },
    caret: { locale, segment: first, at: 0 },
  };
}

/** Puts a paragraph behind a list in place of its last item, which is empty. */
function leavingList({ rows, newId }: Structure, item: Slot, locale: Locale): Planned | null {
  const list = item.place.path.at(-2);
  if (item.kind !== 'item' || !list || !isListKind(list.kind)) return null;
  const last = rows.findLast((slot) => slot.kind !== 'value' && isWithin(slot, list.id));
  if (last !== item) return null;
  const { slots, first } = addPart(rows, item.segment, 'paragraph', newId);
  const after = removePart(slots, partOf(item)?.id ?? '');
  return {
    change: { ...NO_CHANGE, ...rowEdits(rows, after) },
    caret: { locale, segment: first, at: 0 },
  };
}

/** Joins a paragraph or list item to the one before it, in both languages. */
export function joining({ structure, texts }: Sheet, locale: Locale, segment: string): Planned | null {
  const before = joinable(structure.rows, segment);
  if (!before) return null;
  let at = 0;
  const edits = LOCALES.flatMap((language) => {
    const first = texts.value(language, before.segment);
    const second = texts.value(language, segment);
    const joined = joinedText(language, first, second);
    if (language === locale) at = joined.length - second.length;
    return [...textEdit(language, before.segment, first, joined), ...textEdit(language, segment, second, '')];
  });
  const own = structure.partOf(segment) ?? '';
  const after = removePart(structure.rows, own);
  edits.push(
    ...emptied(
      structure.rows.filter((slot) => slot.segment !== segment && isWithin(slot, own)),
      texts,
    ),
  );
  return {
    change: { ...NO_CHANGE, ...rowEdits(structure.rows, after), texts: edits },
    caret: { locale, segment: before.segment, at },
  };
}

/**
 * Moves a part by one among its siblings.
 * @param step -1 towards the start, 1 towards the end
 */
export function moving({ structure }: Sheet, part: string, step: -1 | 1): Planned | null {
  const moved = movePart(structure.rows, part, step);
  if (!moved) return null;
  const siblings = siblingsOfPart(structure.rows, part);
  const from = siblings[siblings.indexOf(part) - 1] ?? null;
  return {
    change: { ...NO_CHANGE, moves: [{ part, from, to: moved.siblings.at(-1) ?? null }] },
    caret: null,
  };
}

/** Says whom an item of the insight is for. */
export function naming({ structure }: Sheet, part: string, to: InsightKind): Planned | null {
  const [outer] = structure.rows.find((slot) => isWithin(slot, part))?.place.path ?? [];
  const from = outer?.insightKind ?? 'other';
  if (!outer || from === to) return null;
  return { change: { ...NO_CHANGE, kinds: [{ part, from, to }] }, caret: null };
}

/** Removes a part with its texts in both languages. A section keeps a place to write. */
export function removing({ structure, texts }: Sheet, part: string, locale: Locale): Planned | null {
  const { rows } = structure;
  const index = rows.findIndex((slot) => isWithin(slot, part));
  const after = structure.complete(removePart(rows, part));
  const edits = emptied(
    rows.filter((slot) => isWithin(slot, part)),
    texts,
  );
  const next = after.slice(index).find(({ kind }) => kind !== 'value') ?? after.at(-1);
  return {
    change: { ...NO_CHANGE, ...rowEdits(rows, after), texts: edits },
    caret: next ? { locale, segment: next.segment, at: 0 } : null,
  };
}

/** The texts of rows, in both languages, as nothing. */
const emptied = (slots: Slot[], texts: Texts): TextEdit[] =>
  slots.flatMap(({ segment }) =>
    LOCALES.flatMap((each) => textEdit(each, segment, texts.value(each, segment), '')),
  );

/** Chooses or writes what both languages have together: a setting, a date, a picture. */
export function choosing({ structure, texts }: Sheet, segment: string, value: string): Planned | null {
  const edits = textEdit(structure.lead, segment, texts.value(structure.lead, segment), value);
  if (edits.length === 0) return null;
  const rows = rowEdits(structure.rows, withValueRow(structure.rows, segment));
  return { change: { ...NO_CHANGE, ...rows, texts: edits }, caret: null };
}

/** Takes an empty row away; null where something is written in it. */
export function clearing({ structure, texts }: Sheet, segment: string): Planned | null {
  if (texts.hasText(segment)) return null;
  const after = structure.complete(structure.rows.filter((slot) => slot.segment !== segment));
  return { change: { ...NO_CHANGE, ...rowEdits(structure.rows, after) }, caret: null };
}
