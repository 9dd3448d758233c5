import { getArticle } from '#db/queries/editions/get-article.ts';
import { foundBefore } from '#db/queries/search/search-at.ts';
import { articleWords } from '#i18n/article-words.ts';
import { translationsOf } from '#i18n/translations.ts';
import { processSettings } from '#lib/process-settings.ts';
import { printSearchAddress } from '#lib/search/search-address.ts';
import { rss } from '#lib/seo/feeds/rss.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { searchFeedPath, searchPath } from '#lib/urls.ts';
import { fileAnswer, noFile } from './file-answer.ts';

/** A saved search as a feed: the newest articles that have all its words, whole. No hub tells of it, for nobody knows when it changes. */
export async function searchFeedAnswer(): Promise<Response> {
  const found = foundBefore();
  if (!found) return noFile();
  const { locale, address, results } = found;
  const { siteUrl } = processSettings();
  const t = translationsOf(locale, 'search');
  // Where no text has all the words, none is what was subscribed to.
  const stories = results.count === null ? [] : results.stories;
  const articles = await Promise.all(stories.map(({ teaser }) => getArticle({ locale, slug: teaser.slug })));
  const query = printSearchAddress(address);
  const text = rss({
    siteUrl,
    locale,
    words: articleWords(locale),
    title: `${t('titleOf', { words: address.typed })} | ${siteName(locale)}`,
    description: t('feedDescription', { words: address.typed, site: siteName(locale) }),
    of: `${locale}/search/${query}`,
    page: searchPath(locale) + query,
    path: searchFeedPath(locale) + query,
    articles: articles.filter((article) => article !== null),
  });
  return fileAnswer(text, { type: 'application/rss+xml', language: locale, isHidden: true });
}
