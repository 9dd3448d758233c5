import { and, eq, isNotNull } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { otherLocale } from '#lib/locale.ts';
import type { Draft } from '../../queries/editions/drafts-of.ts';
import { checkTick, handOver, importRecord, revision, segment, sharedPreview } from '../../schema.ts';
import { textHash } from '../../text-hash.ts';
import type { Context } from '../run/run-command.ts';

/** Of the autosaves that one person makes in as many minutes of the clock, the history keeps the last. */
const MINUTES = 10;
/** A text of fewer characters is written again faster than it is restored. */
const WORTH_KEEPING = 10;

/**
 * Whether the next autosave, of `document`, takes the place of `draft`: a young autosave of the same person that
 * nothing refers to. Not one that a translation was made from, or nobody could say what has changed since; nor one that
 * has text which is gone afterwards, or nothing would be left to restore it from.
 */
export async function canRoll(
  context: Context,
  { edition, revision: last, document: before }: Draft,
  document: ArticleDocument,
): Promise<boolean> {
  const slot = (instant: Date) => Math.floor(instant.getTime() / (MINUTES * 60_000));
  if (last.kind !== 'autosave' || last.actor !== context.actor.name) return false;
  if (slot(last.createdAt) !== slot(context.now)) return false;
  const { liveRevisionId, scheduledRevisionId, heldRevisionId } = edition;
  if ([liveRevisionId, scheduledRevisionId, heldRevisionId].includes(last.id)) return false;
  if (losesText(before, document)) return false;
  const { transaction } = context;
  const [child] = await transaction
    .select({ id: revision.id })
    .from(revision)
    .where(eq(revision.parentId, last.id))
    .limit(1);
  const [imported] = await transaction
    .select({ id: importRecord.id })
    .from(importRecord)
    .where(eq(importRecord.revisionId, last.id))
    .limit(1);
  const [shared] = await transaction
    .select({ id: sharedPreview.id })
    .from(sharedPreview)
    .where(eq(sharedPreview.revisionId, last.id))
    .limit(1);
  const [handedOver] = await transaction
    .select({ id: handOver.id })
    .from(handOver)
    .where(eq(handOver.revisionId, last.id))
    .limit(1);
  const [ticked] = await transaction
    .select({ revisionId: checkTick.revisionId })
    .from(checkTick)
    .where(eq(checkTick.revisionId, last.id))
    .limit(1);
  const isReferred = [child, imported, shared, handedOver, ticked].some((row) => row !== undefined);
  return !isReferred && !(await isTranslated(context, edition, before, document));
}

/** Whether a text is gone, or most of one: what was typed and taken back a moment later is no loss. */
function losesText(before: ArticleDocument, after: ArticleDocument): boolean {
  const present = new Map(segmentsOf(after).map(({ id, text }) => [id, text.length]));
  return segmentsOf(before).some(
    ({ id, text }) => text.length >= WORTH_KEEPING && (present.get(id) ?? 0) < text.length / 2,
  );
}

/** Whether a translation was made from a text of `before` that `document` has no more. */
async function isTranslated(
  { transaction }: Context,
  { articleId, locale }: Draft['edition'],
  before: ArticleDocument,
  document: ArticleDocument,
): Promise<boolean> {
  const hashes = (each: ArticleDocument) =>
    new Map(segmentsOf(each).map(({ id, text }) => [id, textHash(text)]));
  const [old, present] = [hashes(before), hashes(document)];
  const translations = await transaction
    .select({ id: segment.segmentId, sourceHash: segment.sourceHash })
    .from(segment)
    .where(
      and(
        eq(segment.articleId, articleId),
        eq(segment.locale, otherLocale(locale)),
        isNotNull(segment.sourceHash),
      ),
    );
  return translations.some(
    ({ id, sourceHash }) => old.get(id) === sourceHash && present.get(id) !== sourceHash,
  );
}

/** Takes the autosave out that another one has followed. */
export async function dropRevision({ transaction }: Context, id: number): Promise<void> {
  await transaction.delete(revision).where(eq(revision.id, id));
}
