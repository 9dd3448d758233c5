import { isDataCell } from '../article/cell-value.ts';
import type { ArticleDocument } from '../article/document.ts';
import { plainText } from '../article/inline.ts';
import { machineTime } from '../dates.ts';
import { rowsOf } from '../desk/rows-of.ts';
import { LOCALES, type Locale } from '../locale.ts';
import type { ListedEdition } from '../seo/article-json.ts';
import { editionUri } from '../seo/whole-article.ts';
import { API_PATH, absoluteUrl, apiArticlePath, articlePath, categoryPath, TOPIC_PATHS } from '../urls.ts';
import type { Position } from './position.ts';
import type { Found, Index, Removal, Segment, Topic } from './schemas.ts';

/**
 * What the API begins with.
 * @param problems titles by code
 */
export function indexAnswer(name: string, problems: Record<string, string>, siteUrl: string): Index {
  const at = (path: string) => absoluteUrl(siteUrl, `${API_PATH}/${path}`);
  return {
    name,
    articles: at('articles'),
    categories: at('categories'),
    tags: at('tags'),
    authors: at('authors'),
    search: at('search'),
    openapi: at('openapi.json'),
    problems,
  };
}

/** A category, tag or author as the API has it. */
export function topicAnswer(
  kind: keyof typeof TOPIC_PATHS,
  topic: {
    id: number;
    key?: string;
    names: Partial<Record<Locale, { name: string; slug: string; description: string }>>;
  },
  siteUrl: string,
): Topic {
  const { id, key, names } = topic;
  const named = (locale: Locale) => {
    const called = names[locale];
    if (!called) return undefined;
    const { name, slug, description } = called;
    const url = absoluteUrl(siteUrl, TOPIC_PATHS[kind](locale, slug));
    return { name, slug, url, description: description || undefined };
  };
  return { id, key, names: { ja: named('ja'), en: named('en') } };
}

/** An article that a search has found, without the marks of what was found in it. @param namesIn the language in which its category is named */
export function foundAnswer(
  {
    teaser,
    passage,
    isOther,
  }: {
    teaser: Pick<
      ListedEdition,
      'articleId' | 'locale' | 'slug' | 'headline' | 'lede' | 'publishedAt' | 'category' | 'sponsor'
    >;
    passage: readonly { text: string }[];
    isOther: boolean;
  },
  { siteUrl, namesIn }: { siteUrl: string; namesIn: Locale },
): Found {
  const { articleId, locale, slug, headline, lede, publishedAt, category, sponsor } = teaser;
  const whole = (path: string) => absoluteUrl(siteUrl, path);
  const markdown = plainText(lede) === lede ? {} : { markdown: lede };
  return {
    id: editionUri(teaser, siteUrl),
    articleId,
    language: locale,
    url: whole(articlePath(locale, slug)),
    api: whole(apiArticlePath(articleId)),
    ...(sponsor !== null && { sponsor }),
    published: machineTime(publishedAt),
    headline: plainText(headline),
    lede: { text: plainText(lede), ...markdown },
    ...(category && {
      category: {
        name: category.name,
        slug: category.slug,
        url: whole(categoryPath(namesIn, category.slug)),
      },
    }),
    ...(passage.length > 0 && { passage: passage.map(({ text }) => text).join('') }),
    inOtherLanguage: isOther,
  };
}

/** An edition that was taken off the site: what names it, and when; not what it was. */
export function removalAnswer({ articleId, locale, at }: Position, siteUrl: string): Removal {
  return {
    id: editionUri({ articleId, locale }, siteUrl),
    articleId,
    language: locale,
    removed: machineTime(new Date(at)),
  };
}

/**
 * The texts of both editions side by side, in reading order: a text and its translation have one id (lib/article/align.ts).
 * Where an edition has none, it is null.
 */
export function alignedSegments(
  documents: Partial<Record<Locale, ArticleDocument>>,
  lead: Locale,
): Segment[] {
  return rowsOf(documents, lead)
    .filter(({ texts }) => (texts.ja || texts.en) && !LOCALES.some((locale) => isDataCell(texts[locale])))
    .flatMap(({ segment, kind, place, texts }) =>
      kind === 'value'
        ? []
        : [{ id: segment, section: place.section, kind, ja: texts.ja || null, en: texts.en || null }],
    );
}
