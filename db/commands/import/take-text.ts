import { createHash } from 'node:crypto';
import type { ArticleDocument } from '#lib/article/document.ts';
import type { ParsedArticle, WarningCode } from '#lib/import/report.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { getVocabulary } from '../../queries/desk/get-vocabulary.ts';
import { type ImportArticle, importArticle } from './import-article.ts';
import { readText } from './import-file.ts';

export type TakeText = Pick<ImportArticle, 'category' | 'tags' | 'authors' | 'slug' | 'into' | 'sponsor'> & {
  actor: Actor;
  locale: Locale;
  /** One of both: the text as data, or in the form that the import reads. */
  document?: ArticleDocument | undefined;
  text?: string | undefined;
  sources?: { title: string; url?: string | undefined }[] | undefined;
  provenance: 'machine' | 'original';
};

/** Takes in what a program sends as a draft: a new article, or the edition that it names. */
export async function takeText(input: TakeText) {
  const { actor, locale, document, text = '', sources, provenance, ...rest } = input;
  const read = document
    ? {
        ok: true as const,
        format: 'text' as const,
        text: '',
        sha256: hashOf(document),
        parsed: parsedOf(locale, document),
      }
    : await readText(new TextEncoder().encode(text), { locale, vocabulary: await getVocabulary(actor) });
  if (!read.ok) return read;
  const { ok, format, ...taken } = read;
  const parsed = sources
    ? { ...read.parsed, sources: sources.map(({ title, url }) => ({ title, url })) }
    : read.parsed;
  const result = await importArticle({
    ...rest,
    ...taken,
    actor,
    parsed,
    path: '',
    asNew: true,
    isDocument: document !== undefined,
    madeBy: provenance === 'machine' ? 'machine' : 'human',
  });
  if (!result.ok) return result;
  const given: [WarningCode, unknown][] = [
    ['no-category', rest.category],
    ['no-tags', rest.tags],
    ['no-source', sources],
  ];
  const isGiven = (code: WarningCode) =>
    given.some(([about, value]) => about === code && value !== undefined);
  const warnings = read.parsed.warnings.filter(({ code }) => !isGiven(code));
  const isAsked = read.parsed.holds.includes('advertising') && rest.sponsor === undefined;
  const proposed = isAsked ? { sponsor: read.parsed.fields.sponsor ?? '' } : {};
  return { ...result, ...proposed, warnings, unparsed: read.parsed.unparsed };
}

/** What a document says: nothing but the text. */
function parsedOf(locale: Locale, document: ArticleDocument): ParsedArticle {
  return {
    locale,
    document,
    categoryId: undefined,
    tagIds: [],
    proposedTags: [],
    sources: [],
    related: [],
    lines: [],
    unparsed: [],
    warnings: [],
    fields: {},
    holds: [],
  };
}

const hashOf = (document: ArticleDocument) =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex');
