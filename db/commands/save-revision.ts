import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { normalizedText } from '#lib/article/normalize.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { otherLocale } from '#lib/locale.ts';
import { article, edition, revision, segment } from '../schema.ts';
import type { EditionRef } from './change-edition.ts';
import type { Context } from './command.ts';

type Revision = typeof revision.$inferSelect;

/**
 * Adds a revision, makes it the draft of its edition (and the edition, with the first one), and projects its
 * segments. Returns the revision's id.
 */
export async function saveRevision(
  context: Context,
  ref: EditionRef,
  document: ArticleDocument,
  kind: Revision['kind'],
  parentId: number | null,
): Promise<number> {
  const { transaction, actor, now } = context;
  const [saved] = await transaction
    .insert(revision)
    .values({
      ...ref,
      parentId,
      kind,
      actor: actor.name,
      createdAt: now,
      document,
      headline: document.headline,
      lede: document.lede,
    })
    .returning({ id: revision.id });
  if (!saved) throw new Error('A revision was not stored.');
  const [owner] = await transaction
    .select({ originLocale: article.originLocale })
    .from(article)
    .where(eq(article.id, ref.articleId));
  const isTranslation = owner?.originLocale !== ref.locale;
  await transaction
    .insert(edition)
    .values({
      ...ref,
      draftRevisionId: saved.id,
      provenance: isTranslation ? 'human-translation' : 'original',
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: [edition.articleId, edition.locale],
      set: { draftRevisionId: saved.id, version: sql`${edition.version} + 1` },
    });
  await projectSegments(context, ref, document, isTranslation);
  return saved.id;
}

/**
 * Rewrites the segment rows of an edition from its draft. A segment of a translation whose text is new is taken as
 * translated from the source as it stands now; one whose text did not change keeps what it was translated from.
 */
async function projectSegments(
  { transaction }: Context,
  ref: EditionRef,
  document: ArticleDocument,
  isTranslation: boolean,
): Promise<void> {
  const ofEdition = (locale: EditionRef['locale']) =>
    and(eq(segment.articleId, ref.articleId), eq(segment.locale, locale));
  const rowsById = async (locale: EditionRef['locale']) => {
    const rows = await transaction
      .select()
      .from(segment)
      .where(ofEdition(locale))
      .orderBy(asc(segment.position));
    return new Map(rows.map((row) => [row.segmentId, row]));
  };
  const before = await rowsById(ref.locale);
  const sources = isTranslation ? await rowsById(otherLocale(ref.locale)) : new Map<string, never>();

  const rows = segmentsOf(document).map(({ id: segmentId, text }, position) => {
    const hash = hashOf(text);
    const previous = before.get(segmentId);
    const source = previous?.hash === hash ? undefined : sources.get(segmentId);
    return {
      ...ref,
      segmentId,
      position,
      hash,
      normalizedHash: hashOf(normalizedText(text)),
      sourceHash: source?.hash ?? previous?.sourceHash ?? null,
      sourceNormalizedHash: source?.normalizedHash ?? previous?.sourceNormalizedHash ?? null,
      origin: 'human' as const,
      optedOut: previous?.optedOut ?? false,
    };
  });
  await transaction.delete(segment).where(ofEdition(ref.locale));
  // SQLite takes a limited number of values in one statement.
  for (let at = 0; at < rows.length; at += 100) {
    await transaction.insert(segment).values(rows.slice(at, at + 100));
  }
}

/** A short fingerprint to tell whether two texts are equal. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
