import { editDocument, textOf } from '#lib/article/edit-document.ts';
import { isSharedName } from '#lib/article/shapes.ts';
import type { Operation } from '#lib/desk/editor.ts';
import { otherLocale } from '#lib/locale.ts';
import { refuse } from '../run/run-command.ts';
import { applyStep } from './apply-step.ts';
import { carriedSince } from './carried-since.ts';
import { optOut, settleTranslation } from './review-translation.ts';
import {
  asWritten,
  hashOf,
  holds,
  homeOf,
  noteAlready,
  noteCarried,
  noteConflict,
  noteSettings,
  presentText,
  shareChanges,
  type Work,
} from './work.ts';

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>;

/**
 * Applies one operation of a request, or notes a conflict when something is not what its author saw.
 * @param index which operation of the request, from 0
 */
export async function applyOperation(work: Work, operation: Operation, index: number): Promise<void> {
  switch (operation.do) {
    case 'set':
      return set(work, operation, index);
    case 'step':
      return applyStep(work, operation, index);
    case 'still-correct':
      return stillCorrect(work, operation, index);
    case 'opt-out':
      return optOutOf(work, operation, index);
  }
}

async function set(work: Work, operation: Of<'set'>, index: number): Promise<void> {
  const { locale, segment, base } = operation;
  const value = asWritten(segment, operation.value);
  const home = homeOf(work, locale, segment, value);
  if (textOf(work.documents[home], segment) !== value) {
    if (!holds(work, locale, segment, base, value)) return noteConflict(work, index, locale, segment);
    const carriedAt = await carriedSince(work, operation);
    if (carriedAt) return noteCarried(work, index, operation, carriedAt);
    const before = { ...work.documents };
    const edited = editDocument(before[home], { ...operation, value }, before[otherLocale(home)]);
    work.documents[home] = edited ?? refuse('misplaced', { segment });
    shareChanges(work, before);
    noteSettings(work, operation.place);
  } else if (!holds(work, locale, segment, base)) await noteAlready(work, index, locale, segment);
  // A setting of a part that has nothing in it yet is not kept.
  work.hashes[locale][segment] = isSharedName(segment)
    ? hashOf(presentText(work, locale, segment))
    : hashOf(value);
}

async function stillCorrect(work: Work, operation: Of<'still-correct'>, index: number): Promise<void> {
  const { into, segment, source, target } = operation;
  const { context, articleId } = work;
  const from = otherLocale(into);
  if (!isSeen(work, from, segment, source)) return noteConflict(work, index, from, segment);
  if (target === null || !isSeen(work, into, segment, target))
    return noteConflict(work, index, into, segment);
  const run = () => settleTranslation(context, { articleId, locale: into }, segment);
  work.reviews.push({ touches: into, run });
}

async function optOutOf(work: Work, operation: Of<'opt-out'>, index: number): Promise<void> {
  const { into, segment, optedOut, source } = operation;
  const from = otherLocale(into);
  if (source === null || !isSeen(work, from, segment, source)) {
    return noteConflict(work, index, from, segment);
  }
  const run = () => optOut(work.context, { articleId: work.articleId, locale: from }, segment, optedOut);
  work.reviews.push({ touches: from, run });
}

/** A review is about texts as they are: what this request wrote itself had another hash when it was looked at. */
function isSeen(work: Work, locale: 'ja' | 'en', segment: string, seen: string | null): boolean {
  return hashOf(textOf(work.documents[locale], segment)) === seen;
}
