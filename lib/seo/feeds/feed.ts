import type { Locale } from '../../locale.ts';
import { absoluteUrl } from '../../urls.ts';
import { type ArticleWords, updatedAt, type WholeArticle } from '../whole-article.ts';

/** A list of whole articles of one language, for programs that ask for it again and again. */
export type Feed = {
  siteUrl: string;
  locale: Locale;
  title: string;
  description: string;
  /** What it is a feed of, such as `ja/category/3`: never anything else, whatever it is called. */
  of: string;
  /** The path of the page whose stories it has. */
  page: string;
  /** Its own path. */
  path: string;
  /** Newest first. */
  articles: WholeArticle[];
  words: ArticleWords;
  /** Where readers may ask to be told of changes (WebSub). */
  hub?: string | undefined;
};

export const pageUrl = ({ siteUrl, page }: Feed): string => absoluteUrl(siteUrl, page);
export const feedUrl = ({ siteUrl, path }: Feed): string => absoluteUrl(siteUrl, path);

/** When anything in the feed last changed; 1970 for a feed that never had anything. */
export function feedUpdatedAt({ articles }: Feed): Date {
  return new Date(Math.max(0, ...articles.map((article) => updatedAt(article).getTime())));
}

/** What an article is filed under, its category first; no name twice. */
export function subjectsOf({ category, tags }: WholeArticle): string[] {
  return [...new Set([...(category ? [category.name] : []), ...tags.map(({ name }) => name)])];
}
