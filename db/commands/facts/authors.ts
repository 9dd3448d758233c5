import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { articleAuthor, author, authorName, slug } from '../../schema.ts';
import { type Context, refuse } from '../run/run-command.ts';

/** The authors that wordings mean: a key, an address in use, or a name, in either language. Refuses when one means nobody. */
export async function findAuthors({ transaction }: Context, wordings: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const wording of wordings.map(cleanName)) {
    const address = and(eq(slug.scope, 'author'), eq(slug.entityId, author.id), isNull(slug.retiredAt));
    const [found] = await transaction
      .select({ id: author.id })
      .from(author)
      .leftJoin(authorName, eq(authorName.authorId, author.id))
      .leftJoin(slug, address)
      .where(or(eq(author.key, wording), eq(authorName.name, wording), eq(slug.slug, wording)))
      .limit(1);
    ids.push(found?.id ?? refuse('unknown-author', { authorId: wording }));
  }
  return [...new Set(ids)];
}

/** Gives an article its authors, in this order, in place of those that it has. */
export async function setAuthors({ transaction }: Context, articleId: number, authorIds: number[]) {
  const known = await transaction.select().from(author).where(inArray(author.id, authorIds));
  const unknown = authorIds.find((wanted) => !known.some(({ id }) => id === wanted));
  if (unknown !== undefined) refuse('unknown-author', { authorId: unknown });
  await transaction.delete(articleAuthor).where(eq(articleAuthor.articleId, articleId));
  if (authorIds.length === 0) return;
  await transaction
    .insert(articleAuthor)
    .values(authorIds.map((authorId, index) => ({ articleId, authorId, position: index + 1 })));
}
