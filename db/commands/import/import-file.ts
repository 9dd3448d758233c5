import { createHash } from 'node:crypto';
import { readArticleJson } from '#lib/import/article-json.ts';
import type { ReadableFormat } from '#lib/import/formats/format-of.ts';
import { readFile } from '#lib/import/formats/read-file.ts';
import type { Unreadable } from '#lib/import/formats/unreadable.ts';
import type { AnsweredLine } from '#lib/import/lines/answers.ts';
import { parseArticle } from '#lib/import/parse-article.ts';
import type { ParsedArticle, Vocabulary } from '#lib/import/report.ts';
import type { Locale } from '#lib/locale.ts';
import { getVocabulary } from '../../queries/desk/get-vocabulary.ts';
import { type ImportArticle, importArticle } from './import-article.ts';

/** `text`: the lines that were read; of other formats than text, those that were made of the file. */
export type ReadText = {
  ok: true;
  format: ReadableFormat;
  text: string;
  sha256: string;
  parsed: ParsedArticle;
};

/**
 * Reads the bytes of a file, of whatever format, by the import grammar, and writes nothing.
 * @param options.answers what an editor says of lines of the text that was read
 * @param options.hasMarks a plain text was written with the marks of the house (lib/article/inline.ts)
 */
export async function readText(
  bytes: Uint8Array,
  {
    locale,
    vocabulary,
    hasMarks = false,
    answers,
    inHouseStyle,
  }: {
    locale?: Locale | undefined;
    vocabulary: Vocabulary;
    hasMarks?: boolean;
    answers?: readonly AnsweredLine[] | undefined;
    inHouseStyle?: boolean | undefined;
  },
): Promise<ReadText | Unreadable> {
  const file = await readFile(bytes);
  if (!file.ok) return file;
  const { text, fields } = file;
  const isMarkup = file.isMarkup || hasMarks;
  const options = { vocabulary, isMarkup, fields, answers, inHouseStyle, ...(locale && { locale }) };
  const read =
    (file.format === 'article-json' && readArticleJson(text, options)) || parseArticle(text, options);
  if (!read.ok) return { ok: false, code: read.code, detail: 'line' in read ? { line: read.line } : {} };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const article = withSource(read.article);
  const parsed = {
    ...article,
    warnings: [...file.warnings, ...article.warnings],
    holds: [...new Set([...file.holds, ...article.holds])],
  };
  return { ok: true, format: file.format, text, sha256, parsed };
}

/** The address that a text had elsewhere is its source, where the text names it in no line. */
function withSource(article: ParsedArticle): ParsedArticle {
  const url = article.fields.sourceUrl;
  if (url === undefined || article.sources.some((source) => source.url === url)) return article;
  return {
    ...article,
    sources: [...article.sources, { title: new URL(url).host, url }],
    warnings: article.warnings.filter(({ code }) => code !== 'no-source'),
  };
}

export type ImportFile = Omit<ImportArticle, 'sha256' | 'text' | 'parsed'> & {
  bytes: Uint8Array;
  /** Detected from the text when absent. */
  locale?: Locale;
};

/** Reads the bytes of a file and takes the article in. */
export async function importFile({ bytes, locale, ...input }: ImportFile) {
  const read = await readText(bytes, { locale, vocabulary: await getVocabulary(input.actor) });
  if (!read.ok) return read;
  const { ok, format, ...text } = read;
  const result = await importArticle({ ...input, ...text });
  return result.ok ? { ...result, parsed: read.parsed } : result;
}
