import { createHash } from 'node:crypto';
import { readArticleJson } from '#lib/import/article-json.ts';
import { decodeText } from '#lib/import/lines/decode.ts';
import { parseArticle } from '#lib/import/parse-article.ts';
import type { ParsedArticle, Vocabulary } from '#lib/import/report.ts';
import type { Locale } from '#lib/locale.ts';
import { getVocabulary } from '../../queries/desk/get-vocabulary.ts';
import { type ImportArticle, importArticle } from './import-article.ts';

/** Why bytes are not a text that can be taken in; `messages/*.json` says each in words, under `import.unreadable`. */
export type Unreadable = {
  ok: false;
  code: 'too-large' | 'binary' | 'not-utf8' | 'empty' | 'too-complex' | 'not-our-document';
  detail: { line?: number; looksLike?: string };
};

export type ReadText = { ok: true; text: string; sha256: string; parsed: ParsedArticle };

/** Reads the bytes of a file by the import grammar, and writes nothing. */
export function readText(
  bytes: Uint8Array,
  { locale, vocabulary }: { locale?: Locale | undefined; vocabulary: Vocabulary },
): ReadText | Unreadable {
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const looksLike = 'looksLike' in decoded ? decoded.looksLike : undefined;
    return { ok: false, code: decoded.code, detail: looksLike ? { looksLike } : {} };
  }
  const options = { vocabulary, ...(locale && { locale }) };
  const read = readArticleJson(decoded.text, options) ?? parseArticle(decoded.text, options);
  if (!read.ok) return { ok: false, code: read.code, detail: 'line' in read ? { line: read.line } : {} };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, text: decoded.text, sha256, parsed: read.article };
}

export type ImportFile = Omit<ImportArticle, 'sha256' | 'text' | 'parsed'> & {
  bytes: Uint8Array;
  /** Detected from the text when absent. */
  locale?: Locale;
};

/** Reads the bytes of a file and takes the article in. */
export async function importFile({ bytes, locale, ...input }: ImportFile) {
  const read = readText(bytes, { locale, vocabulary: await getVocabulary(input.actor) });
  if (!read.ok) return read;
  const { ok, ...text } = read;
  const result = await importArticle({ ...input, ...text });
  return result.ok ? { ...result, parsed: read.parsed } : result;
}
