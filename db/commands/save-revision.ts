import { and, asc, eq, sql } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { otherLocale } from '#lib/locale.ts';
import { article, edition, revision, segment } from '../schema.ts';
import { normalizedHash, textHash } from '../text-hash.ts';
import type { EditionRef } from './change-edition.ts';
import type { Context } from './command.ts';

type Revision = typeof revision.$inferSelect;

/**
 * Adds a revision, makes it the draft of its edition (and the edition, with the first one), and projects its
 * segments.
 * @param counterpart the text of the other language that changed translations were made from; its draft when absent
 * @returns the revision's id
 */
export async function saveRevision(
  context: Context,
  ref: EditionRef,
  document: ArticleDocument,
  kind: Revision['kind'],
  parentId: number | null,
  counterpart?: ArticleDocument,
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
  const originLocale = owner?.originLocale ?? ref.locale;
  await transaction
    .insert(edition)
    .values({
      ...ref,
      draftRevisionId: saved.id,
      provenance: originLocale === ref.locale ? 'original' : 'human-translation',
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: [edition.articleId, edition.locale],
      set: { draftRevisionId: saved.id, version: sql`${edition.version} + 1` },
    });
  await projectSegments(context, ref, document, counterpart);
  return saved.id;
}

/**
 * Rewrites the segment rows of an edition from its draft. A text that did not change, or only in how it is set, keeps
 * what is known of it. A changed one stays what it was: a translation then counts as made from `counterpart`. A new
 * one is the translation of the other language's original where there is one, else an original itself.
 */
async function projectSegments(
  { transaction }: Context,
  ref: EditionRef,
  document: ArticleDocument,
  counterpart: ArticleDocument | undefined,
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
  const others = await rowsById(otherLocale(ref.locale));
  const newer = counterpart && new Map(segmentsOf(counterpart).map(({ id, text }) => [id, text]));
  const counterpartOf = (segmentId: string) => {
    const row = others.get(segmentId);
    const text = newer?.get(segmentId);
    if (!row || (newer && text === undefined)) return undefined;
    const hashes = text === undefined ? row : { hash: textHash(text), normalizedHash: normalizedHash(text) };
    return {
      sourceHash: hashes.hash,
      sourceNormalizedHash: hashes.normalizedHash,
      isOriginal: !row.sourceHash,
    };
  };

  const rows = segmentsOf(document).map(({ id: segmentId, text }, position) => {
    const normalized = normalizedHash(text);
    const previous = before.get(segmentId);
    const sameMeaning = previous?.normalizedHash === normalized;
    const other = sameMeaning ? undefined : counterpartOf(segmentId);
    const isTranslation = previous ? previous.sourceHash !== null : other?.isOriginal === true;
    const source = (isTranslation && other) || previous;
    return {
      ...ref,
      segmentId,
      position,
      hash: textHash(text),
      normalizedHash: normalized,
      sourceHash: source?.sourceHash ?? null,
      sourceNormalizedHash: source?.sourceNormalizedHash ?? null,
      origin: sameMeaning ? previous.origin : ('human' as const),
      optedOut: previous?.optedOut ?? false,
    };
  });
  await transaction.delete(segment).where(ofEdition(ref.locale));
  // SQLite takes a limited number of values in one statement.
  for (let at = 0; at < rows.length; at += 100) {
    await transaction.insert(segment).values(rows.slice(at, at + 100));
  }
}
