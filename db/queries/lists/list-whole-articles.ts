import type { Locale } from '#lib/locale.ts';
import { type ArticleView, getArticle } from '../editions/get-article.ts';
import { type List, listTeasers } from '../editions/teaser.ts';

/** So many of the newest are in a feed. */
const NEWEST = 20;

/** The newest public articles of a list in one language, each whole, newest first. A statement, and six for each article. */
export async function listWholeArticles(args: { locale: Locale; list: List }): Promise<ArticleView[]> {
  const teasers = await listTeasers({ ...args, limit: NEWEST });
  const articles = await Promise.all(teasers.map(({ locale, slug }) => getArticle({ locale, slug })));
  return articles.filter((article) => article !== null);
}
