import { and, eq, inArray, lt } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { findPart } from '#lib/article/document-parts.ts';
import { editDocument } from '#lib/article/edit-document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { isSharedName } from '#lib/article/shapes.ts';
import type { StructuralStep } from '#lib/desk/editor.ts';
import { siblingsOfPart } from '#lib/desk/manuscript/slots.ts';
import { textKey } from '#lib/desk/manuscript/texts.ts';
import { rowsOf } from '#lib/desk/rows-of.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import { segment, structuralStep } from '../../schema.ts';
import { refuse } from '../run/run-command.ts';
import { carriedSince } from './carried-since.ts';
import {
  asWritten,
  hashOf,
  holds,
  homeOf,
  noteCarried,
  noteConflict,
  noteRefusal,
  noteSettings,
  presentText,
  shareChanges,
  type Work,
} from './work.ts';

/** A browser may come back with what it could not send: so long its steps are known. */
const REMEMBERED = 30 * 86_400_000;

/**
 * Does a structural step whole, or notes why not: a text is not what its author saw, a part that is to go holds what they
 * did not see, or parts stand in another order. One that was done before is answered as it was then.
 * @param index which operation of the request, from 0
 */
export async function applyStep(work: Work, step: StructuralStep, index: number): Promise<void> {
  if (!(await isDone(work, step.id))) {
    const after = documentsAfter(work, step);
    if (!(await isAllowed(work, step, after, index))) return;
    await remember(work, step);
    const before = work.documents;
    work.documents = after;
    shareChanges(work, before);
    for (const { place } of step.texts) noteSettings(work, place);
    if (step.undoes) await takeBackStates(work, step.undoes);
  }
  for (const { locale, segment: id, value } of step.texts)
    work.hashes[locale][id] = hashOf(asWritten(id, value));
}

function documentsAfter(work: Work, { texts, removes, moves, kinds }: StructuralStep): Work['documents'] {
  const documents = { ...work.documents };
  const apply = (locale: Locale, edit: Parameters<typeof editDocument>[1]) =>
    editDocument(documents[locale], edit, documents[otherLocale(locale)]);
  // What goes goes last: something new may stand behind it.
  const isGoing = ({ segment: id, value }: StructuralStep['texts'][number]) => asWritten(id, value) === '';
  const inOrder = [...texts.filter((each) => !isGoing(each)), ...texts.filter(isGoing)];
  for (const { locale, segment: id, value, place } of inOrder) {
    const edit = { do: 'set' as const, segment: id, value: asWritten(id, value), place };
    const home = homeOf({ documents }, locale, id, edit.value);
    documents[home] = apply(home, edit) ?? refuse('misplaced', { segment: id });
  }
  // What is left of a part that has no words any more are the numbers that it shared.
  for (const part of removes) {
    for (const locale of LOCALES) {
      if (leftIn(documents[locale], locale, part).length > 0) continue;
      documents[locale] = apply(locale, { do: 'remove', part }) ?? documents[locale];
    }
  }
  const inBoth = (edit: Parameters<typeof editDocument>[1]) => {
    const { ja, en } = { ja: apply('ja', edit), en: apply('en', edit) };
    Object.assign(documents, { ...(ja && { ja }), ...(en && { en }) });
  };
  for (const { part, after } of moves) inBoth({ do: 'move', part, after });
  for (const { part, kind } of kinds) inBoth({ do: 'insight-kind', part, kind });
  return documents;
}

/** Whether all is as the step's author saw it; notes each text and part that is not. */
async function isAllowed(
  work: Work,
  step: StructuralStep,
  after: Work['documents'],
  index: number,
): Promise<boolean> {
  const changed = [
    ...step.texts.filter(({ locale, segment: id, base, value }) => {
      const written = asWritten(id, value);
      // A part may have been made with what was chosen for it, before the step that says so arrives.
      const isChosen = isSharedName(id) && presentText(work, locale, id) === written;
      return !isChosen && !holds(work, locale, id, base, written);
    }),
    ...step.removes.flatMap((part) => LOCALES.flatMap((locale) => leftIn(after[locale], locale, part))),
  ];
  for (const { locale, segment: id } of changed) await noteConflict(work, index, locale, id);
  let isCarried = false;
  for (const change of step.texts) {
    const carriedAt = await carriedSince(work, change, step.undoes);
    if (
      !carriedAt ||
      changed.some((each) => each.locale === change.locale && each.segment === change.segment)
    )
      continue;
    await noteCarried(work, index, change, carriedAt);
    isCarried = true;
  }
  const moved = step.moves.filter((move) => !isInOrder(work, after, move)).map(({ part }) => part);
  const others = step.kinds
    .filter(({ part, was }) => LOCALES.some((locale) => isOther(work.documents[locale], part, was)))
    .map(({ part }) => part);
  for (const part of [...moved, ...others]) await noteRefusal(work, index, part);
  return !isCarried && changed.length === 0 && moved.length === 0 && others.length === 0;
}

/** The texts of a part that should have none. */
function leftIn(document: ArticleDocument, locale: Locale, part: string) {
  const without = editDocument(document, { do: 'remove', part }) ?? document;
  const kept = new Set(segmentsOf(without).map(({ id }) => id));
  return segmentsOf(document)
    .filter(({ id }) => !kept.has(id))
    .map(({ id }) => ({ locale, segment: id }));
}

/** Whether the parts that a move's author saw and that are still there stand as they did. New ones do no harm. */
function isInOrder(
  { documents, originLocale }: Work,
  after: Work['documents'],
  { part, after: behind, siblings }: StructuralStep['moves'][number],
): boolean {
  const order = (of: Work['documents']) => siblingsOfPart(rowsOf(of, originLocale), part);
  // A part that the same step brings back had no place before.
  const present = order(order(documents).includes(part) ? documents : after);
  const known = present.filter((id) => siblings.includes(id));
  return (
    present.includes(part) &&
    (behind === null || present.includes(behind)) &&
    known.join() === siblings.filter((id) => present.includes(id)).join()
  );
}

function isOther(document: ArticleDocument, part: string, was: string): boolean {
  const found = findPart(document, part);
  return found?.kind === 'insight' && found.part.kind !== was;
}

async function isDone({ context, articleId }: Work, id: string): Promise<boolean> {
  const [done] = await context.transaction
    .select({ id: structuralStep.id })
    .from(structuralStep)
    .where(and(eq(structuralStep.articleId, articleId), eq(structuralStep.id, id)));
  return done !== undefined;
}

async function remember({ context, articleId }: Work, { id, texts }: StructuralStep): Promise<void> {
  const { transaction, now } = context;
  const touched = [...new Set(texts.map(({ segment: each }) => each))];
  const segments = await transaction
    .select()
    .from(segment)
    .where(and(eq(segment.articleId, articleId), inArray(segment.segmentId, touched)));
  const emptied = texts
    .filter(({ segment: each, value }) => asWritten(each, value) === '')
    .map(({ locale, segment: each }) => textKey(locale, each));
  await transaction.insert(structuralStep).values({ articleId, id, doneAt: now, segments, emptied });
  const old = new Date(now.getTime() - REMEMBERED);
  await transaction
    .delete(structuralStep)
    .where(and(eq(structuralStep.articleId, articleId), lt(structuralStep.doneAt, old)));
}

/** Once the texts are written: those that say again what they said before a step stand again as they did then. */
async function takeBackStates(work: Work, id: string): Promise<void> {
  const { context, articleId } = work;
  const [undone] = await context.transaction
    .select({ segments: structuralStep.segments })
    .from(structuralStep)
    .where(and(eq(structuralStep.articleId, articleId), eq(structuralStep.id, id)));
  // What it carried elsewhere is there no more.
  await context.transaction
    .update(structuralStep)
    .set({ emptied: [] })
    .where(and(eq(structuralStep.articleId, articleId), eq(structuralStep.id, id)));
  work.onceWritten.push(async () => {
    for (const { locale, segmentId, hash, ...was } of undone?.segments ?? []) {
      const { sourceHash, sourceNormalizedHash, origin, optedOut } = was;
      await context.transaction
        .update(segment)
        .set({ sourceHash, sourceNormalizedHash, origin, optedOut })
        .where(
          and(
            eq(segment.articleId, articleId),
            eq(segment.locale, locale),
            eq(segment.segmentId, segmentId),
            eq(segment.hash, hash),
          ),
        );
    }
  });
}
