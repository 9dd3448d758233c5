import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, edition, revision, slug } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { currentSlug } from '../../editions/current-slug.ts';
import { type ArticleView, selectArticle, viewArticle } from '../../editions/get-article.ts';
import { editionColumns, type publicEdition } from '../../editions/public-edition.ts';
import { readable } from '../readable.ts';

/**
 * An article as readers would get it if its draft, or the revision that is asked for, were published now. Null when
 * there is none that this person may see.
 */
export async function getDraftArticle(args: {
  actor: Actor;
  articleId: number;
  locale: Locale;
  revisionId?: number | undefined;
}): Promise<ArticleView | null> {
  const { actor, ...which } = args;
  return draftAt(which, readable(actor));
}

/** The same where `where` holds, a condition on `article`: for whoever has asked who may see it. */
export async function draftAt(
  { articleId, locale, revisionId }: { articleId: number; locale: Locale; revisionId?: number | undefined },
  where: SQL | undefined,
): Promise<ArticleView | null> {
  const drafts = draftEdition(where, revisionId);
  const [row] = await selectArticle(theStore().read, drafts, locale, eq(drafts.articleId, articleId));
  return row ? viewArticle(row, locale) : null;
}

/** Editions in the shape of the public ones (public-edition.ts), with what staff write in place of what is live. */
function draftEdition(
  where: SQL | undefined,
  revisionId: number | undefined,
): ReturnType<typeof publicEdition> {
  const { read, now } = theStore();
  const shown = revisionId === undefined ? edition.draftRevisionId : sql`${revisionId}`;
  return read
    .select(
      editionColumns({
        slug: sql`coalesce(${slug.slug}, '')`,
        publishedAt: sql`coalesce(${edition.publishedAt}, ${now().getTime()})`,
        modifiedAt: sql`${edition.modifiedAt}`,
      }),
    )
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .innerJoin(
      revision,
      and(
        eq(revision.id, shown),
        eq(revision.articleId, edition.articleId),
        eq(revision.locale, edition.locale),
      ),
    )
    .leftJoin(slug, currentSlug('article', edition.articleId, edition.locale))
    .where(where)
    .as('public_edition');
}
