import { decodeText, MAX_BYTES } from '../lines/decode.ts';
import type { FileText, ReadFile, UnreadableFile } from './file-text.ts';
import { formatOf, type ReadableFormat, type RefusedFormat } from './format-of.ts';
import { articlesIn } from './several-articles.ts';
import type { Unreadable } from './unreadable.ts';

/** Largest document of Word, in bytes: its pictures are in it, and stay there. */
const MAX_DOCUMENT = 20 * 1024 * 1024;

export type FileRead = ({ ok: true; format: ReadableFormat; isMarkup: boolean } & FileText) | Unreadable;

/** Whether a file may be read at all, by its size and its first four bytes. */
export function isTooLarge(size: number, start: Uint8Array): boolean {
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  return size > (isZip ? MAX_DOCUMENT : MAX_BYTES);
}

/**
 * Reads the bytes of a file as a text with fields, by what it is. A reader is loaded when it is first needed, and works in a
 * time that grows with the size of the file.
 */
export async function readFile(bytes: Uint8Array): Promise<FileRead> {
  if (isTooLarge(bytes.length, bytes)) return unreadable('too-large');
  const format = formatOf(bytes);
  switch (format) {
    case 'docx': {
      const { readDocx } = await import('./docx/read-docx.ts');
      return marked(format, await readDocx(bytes));
    }
    case 'html': {
      const { decodePage } = await import('./html/decode-page.ts');
      const decoded = decodePage(bytes);
      if (!decoded.ok) return notText(decoded);
      const { readPage } = await import('./html/read-page.ts');
      return marked(format, readPage(decoded.text));
    }
    case 'text':
    case 'markdown':
    case 'article-json':
      return readText(bytes, format);
    default:
      return refused(format);
  }
}

async function readText(bytes: Uint8Array, format: ReadableFormat): Promise<FileRead> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return notText(decoded);
  const { text } = decoded;
  if (format === 'markdown') {
    const { readMarkdown } = await import('./markdown/read-markdown.ts');
    const read = readMarkdown(text);
    if (read) return marked(format, read);
  }
  const starts = format === 'article-json' ? [] : articlesIn(text);
  if (starts.length > 0) return unreadable('several-articles', placesOf(starts));
  const plain = format === 'markdown' ? 'text' : format;
  return { ok: true, format: plain, isMarkup: false, text, fields: {}, warnings: [], holds: [] };
}

function marked(format: ReadableFormat, read: ReadFile): FileRead {
  return read.ok ? { ...read, format, isMarkup: true } : broken(read);
}

function broken({ code, line, lines }: UnreadableFile): Unreadable {
  return unreadable(code, { ...(line !== undefined && { line }), ...(lines && placesOf(lines)) });
}

const MOST_PLACES = 20;

const placesOf = (lines: number[]) => ({
  articles: lines.length,
  lines: lines.slice(0, MOST_PLACES).join(', '),
});

function notText(decoded: Exclude<ReturnType<typeof decodeText>, { ok: true }>): Unreadable {
  const looksLike = 'looksLike' in decoded ? decoded.looksLike : undefined;
  return unreadable(decoded.code, looksLike ? { looksLike } : {});
}

const refused = (format: RefusedFormat): Unreadable =>
  format === 'binary' ? unreadable('binary') : unreadable('unsupported-format', { format });

const unreadable = (code: Unreadable['code'], detail: Unreadable['detail'] = {}): Unreadable => ({
  ok: false,
  code,
  detail,
});
