import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { LOCALES } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { article, edition } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { type ArticleView, getArticle } from '../editions/get-article.ts';
import { publicEdition } from '../editions/public-edition.ts';

const ARTICLE = sql.placeholder('articleId');

const editionsOf = prepared((read) => {
  const shown = publicEdition(sql.placeholder('now'));
  return read
    .select({ locale: shown.locale, slug: shown.slug })
    .from(shown)
    .where(eq(shown.articleId, ARTICLE));
});

/**
 * How readers of the API find an article: it is public in some language; none is, and one was withdrawn; or there is nothing
 * that they may know of.
 */
export async function findApiArticle(articleId: number): Promise<'public' | 'withdrawn' | 'missing'> {
  noteRead(wordOf('article', articleId));
  if ((await editionsOf({ articleId, now: theStore().now().getTime() })).length > 0) return 'public';
  return (await withdrawnOf({ articleId, now: theStore().now().getTime() })).length > 0
    ? 'withdrawn'
    : 'missing';
}

/** As at the address of its page (get-withdrawal.ts). */
const withdrawnOf = prepared((read) =>
  read
    .select({ id: edition.id })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .where(
      and(
        eq(edition.articleId, ARTICLE),
        isNotNull(edition.withdrawnAt),
        lte(edition.firstPublishedAt, sql.placeholder('now')),
        isNull(article.trashedAt),
      ),
    )
    .limit(1),
);

/** The public editions of an article, whole, in the order of LOCALES; none where there is no such article. */
export async function getApiArticle(articleId: number): Promise<ArticleView[]> {
  noteRead(wordOf('article', articleId));
  const found = await editionsOf({ articleId, now: theStore().now().getTime() });
  const views = await Promise.all(
    LOCALES.flatMap((locale) => found.filter((each) => each.locale === locale)).map((each) =>
      getArticle(each),
    ),
  );
  return views.filter((view) => view !== null);
}
