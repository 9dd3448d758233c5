import { cleanName, joinLines } from '#lib/article/clean-text.ts';
import type { Piece } from '#lib/article/pieces.ts';
import { blockWriter, writeLine } from '#lib/article/write-pieces.ts';
import type { ImportWarning } from '../report.ts';

/** What the files of all formats are made of, before they are lines. */
export type FileBlock =
  | { kind: 'heading'; level: number; pieces: Piece[] }
  | { kind: 'paragraph' | 'quote'; pieces: Piece[] }
  /** `n` counts the items of an ordered list from 1; of others it is 1 for the first, else more. */
  | { kind: 'item'; isOrdered: boolean; depth: number; n: number; pieces: Piece[] }
  | { kind: 'table'; rows: Piece[][][]; hasHead: boolean; caption: Piece[] }
  | { kind: 'picture'; alt: string; address: string; caption: Piece[] }
  /** What the text cites as `[^n]`. */
  | { kind: 'note'; n: number; pieces: Piece[] };

/**
 * Writes blocks as lines that the grammar of texts reads: a paragraph a line, headings with `##`, items with `-` or `1.`,
 * tables with `|`, and all the marks of an article's texts. Characters that would be read as marks are escaped.
 */
export function writeLines(blocks: readonly FileBlock[]): string {
  const write = blockWriter(MAX_CHECKED);
  const one = (pieces: Piece[]) => joinLines(write(pieces).text.split('\n'));
  const many = (pieces: Piece[]) =>
    write(pieces)
      .text.split('\n')
      .filter((line) => line.trim() !== '');
  const lines: string[] = [];
  let before: FileBlock | undefined;
  for (const block of blocks) {
    const written = linesOf(block, { one, many });
    if (written.length === 0) continue;
    if (before && !areTogether(before, block)) lines.push('');
    lines.push(...written);
    before = block;
  }
  return lines.join('\n');
}

/** Whether a block goes on with what the one before it is, with no blank line between them. */
function areTogether(before: FileBlock, block: FileBlock): boolean {
  if (before.kind === 'item' && block.kind === 'item') {
    return block.n > 1 || block.depth > before.depth;
  }
  return before.kind === block.kind && (block.kind === 'quote' || block.kind === 'note');
}

/** Marks and lines of texts that are parsed to see how they are read: a file is larger than a paste. */
const MAX_CHECKED = 50_000;

type Write = { one: (pieces: Piece[]) => string; many: (pieces: Piece[]) => string[] };

function linesOf(block: FileBlock, { one, many }: Write): string[] {
  switch (block.kind) {
    case 'heading': {
      const text = headingOf(block.pieces);
      return text === '' ? [] : [`${'#'.repeat(Math.min(6, Math.max(2, block.level)))} ${text}`];
    }
    case 'paragraph':
      return many(block.pieces);
    case 'quote':
      return many(block.pieces).map((line) => `> ${line}`);
    case 'item': {
      const text = one(block.pieces);
      return text === ''
        ? []
        : [`${'  '.repeat(block.depth)}${block.isOrdered ? `${block.n}.` : '-'} ${text}`];
    }
    case 'note': {
      const text = one(block.pieces.map(bareAddress));
      return text === '' ? [] : [`[^${block.n}]: ${text}`];
    }
    case 'picture': {
      const caption = one(block.caption);
      if (!hasWords(block)) return [];
      return [`![${plain(block.alt)}](${block.address})`, ...(caption === '' ? [] : [caption])];
    }
    case 'table':
      return tableLines(block, one);
  }
}

/** Whether a picture says anything: what has no words cannot stand in an article before somebody chooses it again. */
const hasWords = ({ alt, caption }: Extract<FileBlock, { kind: 'picture' }>) =>
  alt.trim() !== '' || caption.some(({ is }) => is === 'text');

/** How many pictures leave nothing behind, as a warning. */
export function leftPictures(blocks: readonly FileBlock[]): ImportWarning[] {
  const left = blocks.filter((block) => block.kind === 'picture' && !hasWords(block)).length;
  return left > 0 ? [{ code: 'left-pictures', text: String(left) }] : [];
}

/** In a note, an address that is shown needs no link: it is where the source is. */
const bareAddress = (piece: Piece): Piece =>
  piece.is === 'text' && piece.href !== null && /^https?:/.test(piece.text)
    ? { ...piece, href: null }
    : piece;

/** A text without marks, of which no character is to be read as one. */
export const writeText = (text: string): string =>
  writeLines([
    { kind: 'paragraph', pieces: [{ is: 'text', text, strong: false, emphasis: false, href: null }] },
  ]);

/** A heading has no marks but readings. */
export const headingOf = (pieces: Piece[]): string => cleanName(joinLines(writeLine(pieces).split('\n')));

const plain = (text: string) => cleanName(text).replace(/[[\]]/g, ' ');

function tableLines(
  { rows, hasHead, caption }: Extract<FileBlock, { kind: 'table' }>,
  one: Write['one'],
): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const written = rows.map((row) =>
    line(Array.from({ length: columns }, (_, index) => one(row[index] ?? []).replaceAll('|', '\\|'))),
  );
  const rule = line(Array.from({ length: columns }, () => '---'));
  const title = one(caption);
  const body = hasHead ? [written[0] ?? '', rule, ...written.slice(1)] : written;
  return [...(title === '' ? [] : [title, '']), ...body];
}
