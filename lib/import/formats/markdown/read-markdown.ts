import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { detectLocale } from '#lib/detect-locale.ts';
import { splitLines } from '../../lines/clean-line.ts';
import { type FileBlock, headingOf, leftPictures, writeLines, writeText } from '../blocks.ts';
import type { ReadFile } from '../file-text.ts';
import { treeOf } from '../html/dom.ts';
import { notesIn } from '../html/notes.ts';
import { readBlocks } from '../html/read-blocks.ts';
import { fieldsOf } from './fields-of.ts';
import { readFrontMatter } from './front-matter.ts';

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .freeze();

/** Marks in one block, beyond which the parser's time grows with their square, and levels of lists and quotations in a line. */
const MAX_MARKS = 2_000;
const MAX_LEVELS = 50;

/**
 * Reads a Markdown file with a head. Its body is parsed as GitHub does, with the rules for emphasis in Japanese; HTML in it is
 * read as HTML.
 * @returns undefined where it has no head: that is a text, for the grammar
 */
export function readMarkdown(text: string): ReadFile | undefined {
  const parts = readFrontMatter(text);
  if (!parts?.ok) return parts;
  const fields = fieldsOf(parts.data);
  const tooComplex = tooComplexAt(parts.body);
  const before = splitLines(text.slice(0, text.length - parts.body.length)).length;
  if (tooComplex !== undefined) return { ok: false, code: 'too-complex', line: before + tooComplex };
  if (/^---[ \t]*\r?\n(?:[\w-]+:[^\n]*\n)*title:/m.test(parts.body)) {
    const lines = splitLines(text).flatMap((line, index) => (/^title:/.test(line) ? [index + 1] : []));
    return { ok: false, code: 'several-articles', lines };
  }
  const read = bodyOf(parts.body, fields.language ?? detectLocale(parts.body));
  if (!read) return { ok: false, code: 'too-complex' };
  const { blocks, embeds } = read;
  const [first, ...rest] = blocks;
  // Many sites have the title in both places.
  const isTitle =
    first?.kind === 'heading' && (first.level === 1 || headingOf(first.pieces) === fields.headline);
  const headline = fields.headline ?? (isTitle ? headingOf(first.pieces) : undefined);
  const lines = writeLines(isTitle && headline === headingOf(first.pieces) ? rest : blocks);
  if (lines === '' && !fields.lede) return { ok: false, code: 'empty' };
  return {
    ok: true,
    text: lines,
    fields: {
      ...fields,
      ...(headline && { headline }),
      ...(fields.lede && { lede: writeText(fields.lede) }),
    },
    warnings: [
      ...(embeds > 0 ? [{ code: 'left-embeds' as const, text: String(embeds) }] : []),
      ...leftPictures(blocks),
    ],
    holds: fields.isDraft ? ['marked-draft'] : [],
  };
}

function bodyOf(body: string, locale: 'ja' | 'en'): { blocks: FileBlock[]; embeds: number } | undefined {
  const markup = toHast(parser.runSync(parser.parse(withRuby(body))) as Root, {
    allowDangerousHtml: true,
    clobberPrefix: '',
  });
  const tree = treeOf(toHtml(markup, { allowDangerousHtml: true }));
  if (!tree) return undefined;
  const root = tree.document.body;
  return readBlocks(root, {
    locale,
    notes: notesIn(root),
    titlesAreCaptions: true,
    // The heading that the parser gives to the notes.
    leave: (element) => element.getAttribute('id') === 'footnote-label',
  });
}

/** Readings in our own notation are no Markdown, and are for the parser what they are for a browser. */
const withRuby = (body: string) =>
  body.replace(/\{([^{}|\n]{1,40})\|([^{}|\n]{1,80})\}/gu, '<ruby>$1<rt>$2</rt></ruby>');

/** The line in which a body goes beyond what any article has. */
function tooComplexAt(body: string): number | undefined {
  let marks = 0;
  for (const [index, line] of splitLines(body).entries()) {
    if (line.trim() === '') marks = 0;
    marks += line.match(/[[\]*_~`<!&]/g)?.length ?? 0;
    const levels = /^[\s>*+-]*/.exec(line)?.[0].match(/[>*+-]/g)?.length ?? 0;
    if (marks > MAX_MARKS || (levels > MAX_LEVELS && !/^[\s*_-]*$/.test(line))) return index + 1;
  }
  return undefined;
}
