import { listWholeArticles } from '#db/queries/lists/list-whole-articles.ts';
import { getTopic, type TopicKind } from '#db/queries/taxonomy/get-topic.ts';
import { articleWords } from '#i18n/article-words.ts';
import { siteWords } from '#i18n/site-words.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { atom } from '#lib/seo/feeds/atom.ts';
import type { Feed } from '#lib/seo/feeds/feed.ts';
import { jsonFeed } from '#lib/seo/feeds/json-feed.ts';
import { rss } from '#lib/seo/feeds/rss.ts';
import { smartNews } from '#lib/seo/feeds/smart-news.ts';
import { siteName, siteSettings } from '#lib/site/site-settings.ts';
import { clipCharacters } from '#lib/text-width.ts';
import {
  decodeSegment,
  FEED_FILES,
  type FeedFile,
  feedPath,
  homePath,
  smartNewsPath,
  TOPIC_PATHS,
} from '#lib/urls.ts';
import { fileAnswer, noFile } from './file-answer.ts';

const FORMATS: Record<FeedFile, { type: string; write: (feed: Feed) => string }> = {
  'feed.xml': { type: 'application/rss+xml', write: rss },
  'atom.xml': { type: 'application/atom+xml', write: atom },
  'feed.json': { type: 'application/feed+json', write: jsonFeed },
};

/** In characters. */
const SMARTNEWS_DESCRIPTION = 30;

/** The feed of the newest articles of a language, in one of the formats. */
export async function frontFeedAnswer(locale: Locale, file: FeedFile): Promise<Response> {
  const page = homePath(locale);
  return answer(file, await frontFeed(locale, feedPath(page, file)));
}

/** The feed of the newest articles of a category, tag or author. */
export async function topicFeedAnswer(
  kind: TopicKind,
  params: { locale: Locale; segment: string; file: string },
): Promise<Response> {
  const { locale, segment } = params;
  const file = FEED_FILES.find((name) => name === params.file);
  const topic = await getTopic({ kind, locale, slug: decodeSegment(segment) });
  if (!file || !topic) return noFile();
  const { id, name, slug, description } = topic;
  const t = translationsOf(locale, 'listing');
  const page = TOPIC_PATHS[kind](locale, slug);
  const title = kind === 'tag' ? t('tagTitle', { name }) : name;
  return answer(file, {
    ...shared(locale),
    title: `${title} | ${siteName(locale)}`,
    description:
      kind === 'category'
        ? description || title
        : description || t(`${kind}Description`, { name, site: siteName(locale) }),
    of: `${locale}/${kind}/${id}`,
    page,
    path: feedPath(page, file),
    articles: await listWholeArticles({ locale, list: { kind, entityId: id } }),
  });
}

/** The feed of a language for SmartNews, which wants its description in 30 characters. */
export async function smartNewsAnswer(locale: Locale): Promise<Response> {
  const feed = await frontFeed(locale, smartNewsPath(locale));
  const { line } = siteSettings().words[locale];
  const description = line
    ? clipCharacters(line, SMARTNEWS_DESCRIPTION)
    : translationsOf(locale, 'site')('inThirtyCharacters');
  return fileAnswer(smartNews({ ...feed, description }), {
    type: 'application/rss+xml',
    language: locale,
    isShared: true,
  });
}

async function frontFeed(locale: Locale, path: string): Promise<Feed> {
  return {
    ...shared(locale),
    title: siteName(locale),
    description: siteWords(locale).description,
    of: `${locale}/latest`,
    page: homePath(locale),
    path,
    articles: await listWholeArticles({ locale, list: { kind: 'all' } }),
  };
}

function shared(locale: Locale) {
  const { siteUrl, webSubHub } = processSettings();
  return { siteUrl, locale, words: articleWords(locale), hub: webSubHub };
}

function answer(file: FeedFile, feed: Feed): Response {
  const { type, write } = FORMATS[file];
  return fileAnswer(write(feed), { type, language: feed.locale, isShared: true });
}
