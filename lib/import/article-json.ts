import { z } from 'zod';
import { type ArticleDocument, parseDocument, withoutPictures } from '../article/document.ts';
import { matchKey } from '../article/normalize.ts';
import { LOCALES, type Locale } from '../locale.ts';
import type { ImportWarning, ParsedArticle, Vocabulary } from './report.ts';

/** What names the data in an article's `.json` (lib/seo/article-json.ts). */
const SCHEMA = 'prism-news/article';

const named = z.object({ name: z.string() });
/** What is read of it; the rest says the same once more, or belongs to the site that it comes from. */
const article = z.object({
  schema: z.literal(SCHEMA),
  language: z.enum(LOCALES),
  document: z.unknown(),
  category: named.optional(),
  tags: z.array(named).default([]),
  sources: z.array(z.object({ title: z.string().optional(), url: z.string().optional() })).default([]),
});

/**
 * Reads an article that a site like this one has given out as JSON, with every block as it was.
 * Pictures are named by ids of the store they come from, and are left out; a warning says so.
 * @returns undefined where the text is something else, to be read as text
 */
export function readArticleJson(
  text: string,
  { vocabulary, locale }: { vocabulary: Vocabulary; locale?: Locale | undefined },
): { ok: true; article: ParsedArticle } | { ok: false; code: 'not-our-document' } | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const data = jsonOf(text);
  if (typeof data !== 'object' || data === null || !('schema' in data) || data.schema !== SCHEMA) {
    return undefined;
  }
  const read = article.safeParse(data);
  const document = read.success ? documentOf(read.data.document) : undefined;
  if (!read.data || !document) return { ok: false, code: 'not-our-document' };
  const { language, category, tags, sources } = read.data;
  const known = (name: string, among: Vocabulary['tags']) =>
    among.find(({ wordings }) => wordings.some((wording) => matchKey(wording) === matchKey(name)))?.id;
  const categoryId = category && known(category.name, vocabulary.categories);
  const unknownTags = tags.filter(({ name }) => known(name, vocabulary.tags) === undefined);
  const { document: whole, left } = withoutPictures(document);
  const warnings: ImportWarning[] = [
    ...(left > 0 ? [{ code: 'left-pictures' as const, text: String(left) }] : []),
    ...(category && categoryId === undefined
      ? [{ code: 'unknown-category' as const, text: category.name }]
      : []),
    ...unknownTags.map(({ name }) => ({ code: 'unknown-tag' as const, text: name })),
  ];
  return {
    ok: true,
    article: {
      locale: locale ?? language,
      document: whole,
      categoryId,
      tagIds: tags.flatMap(({ name }) => known(name, vocabulary.tags) ?? []),
      proposedTags: unknownTags.map(({ name }) => name),
      sources: sources.map(({ title, url }) => ({ title: title ?? '', url })),
      related: [],
      lines: [],
      unparsed: [],
      warnings,
      fields: {},
      holds: [],
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function documentOf(value: unknown): ArticleDocument | undefined {
  try {
    return parseDocument(value);
  } catch {
    return undefined;
  }
}
