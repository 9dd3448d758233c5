import { isExport } from './exports.ts';
import { isListOfAddresses, isTable } from './tables.ts';
import { namesInZip } from './zip.ts';

/** What can be read. */
export type ReadableFormat = 'text' | 'markdown' | 'html' | 'docx' | 'article-json';

/** What is known by name and refused; `messages/*.json` says each, and what to do, under `import.unreadable.formats`. */
const REFUSED_FORMATS = [
  'wordpress',
  'movable-type',
  'ghost',
  'substack',
  'feed',
  'xbrl',
  'xml',
  'json',
  'table',
  'addresses',
  'spreadsheet',
  'presentation',
  'old-word',
  'open-document',
  'rtf',
  'pdf',
  'epub',
  'email',
  'web-archive',
  'zip',
  'archive',
  'picture',
  'recording',
  'binary',
] as const;
export type RefusedFormat = (typeof REFUSED_FORMATS)[number];

/** As much of the beginning as says what a file is, in bytes. */
const BEGINNING = 65_536;

/**
 * What kind of file it is, by its first bytes and, for a ZIP, its directory; neither its name nor anything else is asked.
 * Text in any encoding that keeps ASCII is known, so that a page in Shift_JIS is one too.
 */
export function formatOf(bytes: Uint8Array): ReadableFormat | RefusedFormat {
  return binaryFormat(bytes) ?? textFormat(beginningOf(bytes));
}

/** Signatures of files that are no text: `at` which byte, and what stands there. */
const SIGNATURES: readonly [RefusedFormat, number, string][] = [
  ['pdf', 0, '%PDF-'],
  ['rtf', 0, '{\\rtf'],
  ['old-word', 0, '\xd0\xcf\x11\xe0'],
  ['picture', 0, '\xff\xd8\xff'],
  ['picture', 0, '\x89PNG'],
  ['picture', 0, 'GIF8'],
  ['picture', 8, 'WEBP'],
  ['picture', 4, 'ftypavif'],
  ['picture', 4, 'ftyphei'],
  ['picture', 4, 'ftypmif1'],
  ['picture', 0, 'II*\0'],
  ['picture', 0, 'MM\0*'],
  ['picture', 0, '8BPS'],
  ['recording', 4, 'ftyp'],
  ['recording', 0, 'ID3'],
  ['recording', 0, 'OggS'],
  ['recording', 8, 'WAVE'],
  ['recording', 0, '\x1aE\xdf\xa3'],
  ['web-archive', 0, 'bplist00'],
  ['archive', 0, '\x1f\x8b'],
  ['archive', 0, '7z\xbc\xaf'],
  ['archive', 0, 'Rar!'],
  ['archive', 257, 'ustar'],
  ['binary', 0, 'SQLite format 3'],
];

function binaryFormat(bytes: Uint8Array): ReadableFormat | RefusedFormat | undefined {
  const stands = (at: number, text: string) =>
    [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));
  if (stands(0, 'PK\x03\x04') || stands(0, 'PK\x05\x06')) return zipFormat(bytes);
  return SIGNATURES.find(([, at, text]) => stands(at, text))?.[0];
}

function zipFormat(bytes: Uint8Array): ReadableFormat | RefusedFormat {
  const names = namesInZip(bytes) ?? [];
  const holds = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (holds(/^word\/document\d*\.xml$/)) return 'docx';
  if (holds(/^xl\//)) return 'spreadsheet';
  if (holds(/^ppt\//)) return 'presentation';
  if (holds(/^META-INF\/container\.xml$/)) return 'epub';
  if (holds(/^content\.xml$/)) return 'open-document';
  if (holds(/(?:^|\/)posts\.csv$/)) return 'substack';
  return holds(/\.xbrl$|(?:^|\/)XBRLData\//i) ? 'xbrl' : 'zip';
}

/** The beginning as text: UTF-16 with a mark, else bytes as characters, of which only ASCII is looked at. */
function beginningOf(bytes: Uint8Array): string {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  const text = new TextDecoder(mark).decode(bytes.subarray(0, BEGINNING));
  return text.replace(/^[\uFEFF\s]+/, '');
}

function textFormat(text: string): ReadableFormat | RefusedFormat {
  // No text: whoever decodes it says so.
  if (text.includes('\0')) return 'text';
  if (text.startsWith('<')) return markupFormat(text);
  if (/^[[{]/.test(text)) return jsonFormat(text);
  if (/^(?:---|\+\+\+|;;;)[ \t]*\r?\n/.test(text)) return 'markdown';
  if (
    /^MIME-Version:\s|^(?:From|Received|Return-Path|Delivered-To|Message-ID):\s[^\n]*\r?\n[A-Z][A-Za-z-]+:\s/i.test(
      text,
    )
  ) {
    return /^Content-Type:\s*multipart\/related/im.test(text.slice(0, 4_000)) ? 'web-archive' : 'email';
  }
  if (isExport(text)) return 'movable-type';
  if (isListOfAddresses(text)) return 'addresses';
  return isTable(text) ? 'table' : 'text';
}

/** Tags with which HTML begins that has no head: a part of a page that somebody saved or sent. */
const HTML =
  /^<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|header|figure|ul|ol|table|meta|title|link|blockquote|span)\b/i;

function markupFormat(text: string): ReadableFormat | RefusedFormat {
  const head = text.replace(/^(?:<\?[^>]*>|<!--[\s\S]*?-->|\s)+/, '');
  if (/xmlns:wp\s*=|<wp:wxr_version>/.test(text.slice(0, 8_000))) return 'wordpress';
  if (/xmlns:ix\s*=|http:\/\/www\.xbrl\.org\//.test(text.slice(0, 16_000))) return 'xbrl';
  if (/^<(?:rss|feed|rdf:RDF)\b/.test(head)) return 'feed';
  if (/^<svg\b/i.test(head)) return 'picture';
  if (HTML.test(head)) return 'html';
  // A short text that begins with a tag and ends with none is a text about tags.
  const isText = text.length < BEGINNING / 4 && !/^<\?xml/i.test(text) && !text.trimEnd().endsWith('>');
  if (isText) return 'text';
  return /^<(?:\?xml|!doctype|[A-Za-z][\w.-]*:?[\w.-]*(?:\s+[\w:.-]+\s*=|>|\s*\/>))/i.test(text)
    ? 'xml'
    : 'text';
}

function jsonFormat(text: string): ReadableFormat | RefusedFormat {
  if (!/^(?:\{\s*(?:"|\}\s*\r?\n)|\[\s*[[{"\d])/.test(text)) return 'text';
  if (/^\{[\s\S]{0,400}"schema"\s*:\s*"prism-news\/article"/.test(text)) return 'article-json';
  if (/^\{\s*"(?:db|meta)"\s*:/.test(text)) return 'ghost';
  return frontMatterEnd(text) ? 'markdown' : 'json';
}

/** Hugo's front matter in JSON: an object that ends in a line of its own, and text after it. */
function frontMatterEnd(text: string): boolean {
  return /^\{\s*\r?\n[\s\S]*?\r?\n\}[ \t]*\r?\n\s*[^\s[{]/.test(text);
}
