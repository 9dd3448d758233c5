import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { detectLocale } from '#lib/detect-locale.ts';
import type { ImportFields, ImportWarning } from '../../report.ts';
import { headingOf, leftPictures, writeLines } from '../blocks.ts';
import type { ReadFile } from '../file-text.ts';
import { attribute, isElement, isText, nameOf, treeOf } from '../html/dom.ts';
import { notesIn } from '../html/notes.ts';
import { isBlock, readBlocks } from '../html/read-blocks.ts';
import { readZip } from '../zip.ts';
import { hiddenStyles, MARKED_READING, mendXml } from './document-xml.ts';

/** What of a document is read. Its comments, pictures, headers and footers are not. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document\d*|styles\d*|numbering|footnotes|endnotes)\.xml|word\/_rels\/(?:document\d*|footnotes|endnotes)\.xml\.rels|docProps\/core\.xml)$/;
const TEXTS = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/;

/** Styles of headline and lede in Word's templates, in both languages, beside those that mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='\u8868\u984C'] => h1:fresh",
  "p[style-name='Subtitle'] => p.lede:fresh",
  "p[style-name='\u526F\u984C'] => p.lede:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='\u5F15\u7528\u6587'] => blockquote:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  'u => ',
  'strike => s',
];

/** Reads a document of Word: its text with readings, without what is hidden, deleted or a comment. */
export async function readDocx(bytes: Uint8Array): Promise<ReadFile> {
  const parts = readZip(bytes, (name) => PARTS.test(name));
  if (!parts || !Object.keys(parts).some((name) => /^word\/document\d*\.xml$/.test(name)))
    return { ok: false, code: 'broken-file' };
  const textOf = (name: string) => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  const styles = Object.keys(parts).find((name) => /^word\/styles\d*\.xml$/.test(name));
  const hidden = styles ? hiddenStyles(textOf(styles)) : new Set<string>();
  const said = { hidden: 0, changes: 0, paragraphs: [] as string[] };
  for (const name of Object.keys(parts).filter((each) => TEXTS.test(each))) {
    const mended = mendXml(textOf(name), (style) => hidden.has(style));
    if (!mended) return { ok: false, code: 'too-complex' };
    parts[name] = new TextEncoder().encode(mended.xml);
    said.hidden += mended.hidden;
    said.changes += mended.deleted + mended.inserted;
    said.paragraphs.push(...mended.paragraphs);
  }
  const html = await htmlOf(parts);
  if (html === undefined) return { ok: false, code: 'broken-file' };
  const tree = treeOf(withReadings(html));
  if (!tree) return { ok: false, code: 'too-complex' };
  const root = tree.document.body;
  const lost = lostIn(said.paragraphs, root);
  const { blocks } = readBlocks(root, {
    locale: detectLocale(root.textContent ?? ''),
    leave: () => false,
    notes: notesIn(root),
  });
  const [first, ...rest] = blocks;
  const isTitle = first?.kind === 'heading' && first.level === 1;
  const fields = coreFields(textOf('docProps/core.xml'));
  const text = writeLines(isTitle ? rest : blocks);
  if (text === '') return { ok: false, code: 'empty' };
  const warnings: ImportWarning[] = [
    ...(said.hidden > 0 ? [{ code: 'left-hidden' as const, text: String(said.hidden) }] : []),
    ...(said.changes > 0 ? [{ code: 'left-deleted' as const, text: String(said.changes) }] : []),
    ...leftPictures(blocks),
    ...lost.map((words) => ({ code: 'lost-text' as const, text: words })),
  ];
  return {
    ok: true,
    text,
    fields: { ...fields, ...(isTitle && { headline: headingOf(first.pieces) }) },
    warnings,
    holds: [
      ...(lost.length > 0 ? ['lost-text' as const] : []),
      ...(fields.isDraft ? ['marked-draft' as const] : []),
    ],
  };
}

/** The document as mammoth reads it. Pictures are given no address: they stay behind. */
async function htmlOf(parts: Record<string, Uint8Array>): Promise<string | undefined> {
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: STYLES,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        ignoreEmptyParagraphs: true,
      },
    );
    return value;
  } catch {
    return undefined;
  }
}

/** Readings, which mendXml marked, as a page has them. */
const withReadings = (html: string) => html.replace(MARKED_READING, '<ruby>$1<rt>$2</rt></ruby>');

/** Most paragraphs that are named, with so many of their characters. */
const MOST_LOST = 5;
const NAMED = 40;
/** Paragraphs that are searched for in all of the text, since they do not stand there as one. */
const MOST_SEARCHED = 100;

/** Paragraphs of the document that the page made of it does not have, each by its first words. */
function lostIn(paragraphs: string[], root: Element): string[] {
  const found = new Set(wordsOfBlocks(root));
  const all = [...found].join('');
  return paragraphs
    .filter((words) => !found.has(words))
    .filter((words, index) => index >= MOST_SEARCHED || !all.includes(words))
    .slice(0, MOST_LOST)
    .map((words) => words.slice(0, NAMED));
}

/** The words of each block, without spaces, and without the marks that lead to notes and back. */
function wordsOfBlocks(root: Element): string[] {
  const blocks: string[] = [];
  let words = '';
  const flush = () => {
    if (words !== '') blocks.push(words);
    words = '';
  };
  const walk = (element: Element) => {
    for (const node of element.childNodes) {
      if (isText(node)) words += node.data.replace(/\s+/gu, '');
      if (!isElement(node) || /^#(?:foot|end)note/.test(attribute(node, 'href'))) continue;
      if (isBlock(nameOf(node))) flush();
      walk(node);
      if (isBlock(nameOf(node))) flush();
    }
  };
  walk(root);
  flush();
  return blocks;
}

/** What a document says of itself: when it was made is not when it was published, and who made it need not be an author. */
function coreFields(xml: string): ImportFields {
  const keywords = /<cp:keywords>([^<]*)</.exec(xml)?.[1]?.trim();
  const status = /<cp:contentStatus>([^<]*)</.exec(xml)?.[1] ?? '';
  return {
    ...(keywords && { tags: keywords.split(/\s*[,;\u3001]\s*/u).filter(Boolean) }),
    ...(/^(?:draft|\u4E0B\u66F8\u304D|\u8349\u7A3F)/i.test(status) && { isDraft: true }),
  };
}
