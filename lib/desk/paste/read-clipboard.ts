import { cleanText, joinLines } from '../../article/clean-text.ts';
import type { Piece } from '../../article/pieces.ts';
import { TEXT_KINDS } from '../../article/shapes.ts';
import { blockWriter, writeLine } from '../../article/write-pieces.ts';
import type { Locale } from '../../locale.ts';
import type { Row } from '../editor.ts';
import type { Block, Pasted, PastedBlock, Table } from './pasted.ts';
import { linesOf } from './pasted-lines.ts';
import { readHtml } from './read-html.ts';
import { readSeparated, readTable } from './read-table.ts';

/** More HTML than any text comes with, in UTF-16 units: the plain text of it is taken. */
const MAX_HTML = 2_000_000;

/** Fields whose pages know no marks but readings. */
const takesMarks = (kind: Row['kind']): boolean => kind !== 'value' && TEXT_KINDS[kind].marks;

/**
 * What a clipboard becomes in a field of the editor: rows, or one line. Marks that were typed stay marks in plain text,
 * which is how texts go from field to field here; those of a document's HTML are characters, and are escaped.
 * @param clipboard `text/html`, where there is any, and `text/plain`
 * @param place.into the kind of the field: into a headline, lede, title, heading or label goes one block, of one line
 * @param place.takesHeadings whether a heading can stand there; where not, its words are strong
 * @returns no blocks where the clipboard has nothing to read
 */
export function readClipboard(
  clipboard: { html?: string; text: string },
  { locale, into, takesHeadings }: { locale: Locale; into: Row['kind']; takesHeadings: boolean },
): Pasted {
  const { html = '', text } = clipboard;
  const read = html.length > MAX_HTML ? undefined : readHtml(html, locale);
  const isRows = into === 'text' || into === 'item';
  const as = { asLines: !takesMarks(into), asStrong: isRows && !takesHeadings };
  const written = read && read.blocks.length > 0 ? writeBlocks(read.blocks, as) : undefined;
  const table = isRows && !written ? readSeparated(cleanLines(text)) : undefined;
  const blocks = table
    ? [{ kind: 'table' as const, text: '', cells: table }]
    : (written?.blocks ?? paragraphsOf(text));
  const left = [...new Set([...(read?.left ?? []), ...(written?.left ?? [])])];
  if (isRows) return { blocks, left };
  const line = joinLines(blocks.flatMap((block) => linesOf(block).flatMap((each) => each.split('\n'))));
  return { blocks: line === '' ? [] : [{ kind: 'paragraph', text: line }], left };
}

/** What was pasted, with the numbers of its tables read. */
export function withTables(pasted: Pasted): Pasted {
  const blocks = pasted.blocks.map((block) =>
    block.cells ? { ...block, table: readTable(block.cells) } : block,
  );
  return { ...pasted, blocks };
}

/**
 * A pasted table for the cells of a grid: of a spreadsheet or page, or plain text with tabs or commas.
 * @returns rows of cells; undefined where the clipboard has none
 */
export function readCells(clipboard: { html?: string; text: string }): string[][] | undefined {
  const { html = '', text } = clipboard;
  const read = html.length > MAX_HTML ? undefined : readHtml(html, 'ja');
  const table = read?.blocks.find((block): block is Table => block.kind === 'table');
  return table ? writeCells(table, blockWriter()) : readSeparated(cleanLines(text));
}

const cleanLines = (text: string): string =>
  // A tab, which cleaning would take for a space, parts cells.
  text
    .split('\t')
    .map((each) => cleanText(each, { lines: 'many' }))
    .join('\t');

/** Cells have one line, and none of the weight by which a program sets its header apart. */
function writeCells({ cells }: Table, write: ReturnType<typeof blockWriter>): string[][] {
  const bare = (piece: Piece): Piece => ('strong' in piece ? { ...piece, strong: false } : piece);
  return cells.map((row) => row.map((pieces) => joinLines(write(pieces.map(bare)).text.split('\n'))));
}

function writeBlocks(
  blocks: Block[],
  { asLines, asStrong }: { asLines: boolean; asStrong: boolean },
): Pasted {
  const write = blockWriter();
  const left: Pasted['left'] = [];
  const written = blocks.map((block): PastedBlock => {
    if (block.kind === 'table') return { kind: 'table', text: '', cells: writeCells(block, write) };
    const { kind, pieces, ...more } = block;
    if (asLines || (kind === 'heading' && !asStrong)) {
      if (pieces.some((piece) => 'href' in piece && piece.href !== null)) left.push('link');
      return { ...more, kind, text: joinLines(writeLine(pieces).split('\n')) };
    }
    const { text, isWhole } = write(kind === 'heading' ? pieces.map(strengthened) : pieces);
    if (!isWhole) left.push('marks');
    return { ...more, kind, text };
  });
  return { blocks: written, left };
}

const strengthened = (piece: Piece): Piece => ('strong' in piece ? { ...piece, strong: true } : piece);

/**
 * Plain text in paragraphs, which blank lines part; its single line ends stay. Lines that all begin with `>` are a quotation,
 * those that all begin with a number or a dash are a list.
 */
function paragraphsOf(text: string): PastedBlock[] {
  return cleanText(text, { lines: 'many' })
    .split(/\n(?:[^\S\n]*\n)+/)
    .filter((each) => each.trim() !== '')
    .flatMap(blocksOf);
}

const QUOTED = /^\s*>\s?/;
const COUNTED = /^(\s*)\d{1,3}[.)．]\s+(?=\S)/;
const DASHED = /^(\s*)(?:[-*•–]\s+|・\s*)(?=\S)/;

function blocksOf(paragraph: string): PastedBlock[] {
  const lines = paragraph.split('\n');
  if (lines.every((line) => QUOTED.test(line))) {
    const text = lines.map((line) => line.replace(QUOTED, '')).join('\n');
    return text.trim() === '' ? [] : [{ kind: 'quote', text: text.trim() }];
  }
  const isOrdered = lines.every((line) => COUNTED.test(line) || (DASHED.test(line) && /^\s{2}/.test(line)));
  if ((isOrdered && COUNTED.test(lines[0] ?? '')) || lines.every((line) => DASHED.test(line))) {
    return lines.map((line) => ({
      kind: 'item',
      text: line.replace(COUNTED, '').replace(DASHED, '').trim(),
      ...(isOrdered && { isOrdered }),
      ...(/^\s{2}/.test(line) && { level: 2 as const }),
    }));
  }
  return [{ kind: 'paragraph', text: paragraph.trim() }];
}
