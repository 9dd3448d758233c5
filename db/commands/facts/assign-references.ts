import { asc, eq } from 'drizzle-orm';
import type { ParsedArticle } from '#lib/import/report.ts';
import { articleSource, articleTag, source } from '../../schema.ts';
import type { EditionRef } from '../run/change-edition.ts';
import type { Context } from '../run/run-command.ts';
import { findOrCreateSource, mayDescribeSource } from './edit-sources.ts';
import { nameSource } from './name-source.ts';

/**
 * Gives an article its tags, in this order: in place of what it has, or only where it has none.
 * @returns whether they changed
 */
export async function assignTags(
  { transaction }: Context,
  articleId: number,
  tagIds: number[],
  mode: 'replace' | 'if-none',
): Promise<boolean> {
  const rows = await transaction
    .select({ tagId: articleTag.tagId })
    .from(articleTag)
    .where(eq(articleTag.articleId, articleId))
    .orderBy(asc(articleTag.position));
  const current = rows.map(({ tagId }) => tagId);
  if (mode === 'if-none' && current.length > 0) return false;
  const wanted = [...new Set(tagIds)];
  if (current.join() === wanted.join()) return false;
  await transaction.delete(articleTag).where(eq(articleTag.articleId, articleId));
  if (wanted.length > 0) {
    await transaction
      .insert(articleTag)
      .values(wanted.map((tagId, index) => ({ articleId, tagId, position: index + 1 })));
  }
  return true;
}

/**
 * Gives an article the sources of a text, named in the text's language. The original text decides which there are
 * and how `[^n]` counts them; a translation names them, and adds what it rests on beyond them. A source is known by
 * its address; one without is the one that stands in the same place. One that other articles rest on too keeps its name
 * when the actor cannot publish.
 * @returns whether anything changed
 */
export async function assignSources(
  context: Context,
  ref: EditionRef,
  sources: ParsedArticle['sources'],
  isOriginal: boolean,
): Promise<boolean> {
  const { transaction } = context;
  const listed = await transaction
    .select({ id: source.id, url: source.url })
    .from(articleSource)
    .innerJoin(source, eq(source.id, articleSource.sourceId))
    .where(eq(articleSource.articleId, ref.articleId))
    .orderBy(asc(articleSource.position));
  const ids: number[] = [];
  let renamed = false;
  for (const [index, { title, url }] of sources.entries()) {
    const inPlace = !url && listed[index]?.url === null ? listed[index] : undefined;
    const id = inPlace?.id ?? (await findOrCreateSource(context, { url: url ?? null }));
    ids.push(id);
    if (!(await mayDescribeSource(context, ref.articleId, id))) continue;
    // A text that does not name its source leaves the name that it has.
    if (title !== '') renamed = (await nameSource(context, id, ref.locale, { title })) || renamed;
  }
  const before = listed.map(({ id }) => id);
  const wanted = [...new Set(isOriginal ? ids : [...before, ...ids])];
  if (before.join() === wanted.join()) return renamed;
  await transaction.delete(articleSource).where(eq(articleSource.articleId, ref.articleId));
  if (wanted.length > 0) {
    await transaction
      .insert(articleSource)
      .values(wanted.map((sourceId, index) => ({ articleId: ref.articleId, sourceId, position: index + 1 })));
  }
  return true;
}
