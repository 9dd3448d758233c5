import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import type { Contribution } from '#lib/article/contributions.ts';
import { articleAuthor, author, authorName, slug } from '../../schema.ts';
import { type Context, refuse } from '../run/run-command.ts';

/** An author of an article, and what they did for it; undefined for what they are said to have done already, or else writing. */
export type AuthorChoice = { id: number; contribution?: Contribution | undefined };

/** The author that a wording means: a key, an address in use, or a name, in either language. Refuses when it means nobody. */
export async function findAuthor({ transaction }: Context, wording: string): Promise<number> {
  const wanted = cleanName(wording);
  const address = and(eq(slug.scope, 'author'), eq(slug.entityId, author.id), isNull(slug.retiredAt));
  const [found] = await transaction
    .select({ id: author.id })
    .from(author)
    .leftJoin(authorName, eq(authorName.authorId, author.id))
    .leftJoin(slug, address)
    .where(or(eq(author.key, wanted), eq(authorName.name, wanted), eq(slug.slug, wanted)))
    .limit(1);
  return found?.id ?? refuse('unknown-author', { authorId: wanted });
}

/** Gives an article its authors, in this order, in place of those that it has. Of one who is named twice, the first counts. */
export async function setAuthors({ transaction }: Context, articleId: number, choices: AuthorChoice[]) {
  const wanted = new Map(choices.toReversed().map((choice) => [choice.id, choice]));
  const ids = [...new Set(choices.map(({ id }) => id))];
  const known = await transaction.select().from(author).where(inArray(author.id, ids));
  const unknown = ids.find((each) => !known.some(({ id }) => id === each));
  if (unknown !== undefined) refuse('unknown-author', { authorId: unknown });
  const ofArticle = eq(articleAuthor.articleId, articleId);
  const before = await transaction.select().from(articleAuthor).where(ofArticle);
  await transaction.delete(articleAuthor).where(ofArticle);
  if (ids.length === 0) return;
  await transaction.insert(articleAuthor).values(
    ids.map((authorId, index) => ({
      articleId,
      authorId,
      position: index + 1,
      contribution:
        wanted.get(authorId)?.contribution ??
        before.find((each) => each.authorId === authorId)?.contribution ??
        'writing',
    })),
  );
}
