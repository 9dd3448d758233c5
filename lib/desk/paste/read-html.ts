import { Parser } from 'htmlparser2';
import { cleanText } from '../../article/clean-text.ts';
import { MAX_SEGMENT_LENGTH } from '../../article/parts.ts';
import type { Piece } from '../../article/pieces.ts';
import { shifted } from '../../article/shifted.ts';
import type { Locale } from '../../locale.ts';
import { type Attributes, type Frame, isBlock, OUTERMOST, openFrame } from './element.ts';
import type { Block, BlockKind, LeftOut } from './pasted.ts';

/** Elements within elements. Documents have some tens; the parser's time grows with this. */
const MAX_DEPTH = 500;
/** An article has no room for more parts. */
const MAX_BLOCKS = 2_000;

/** Columns that one cell may stand over. */
const MAX_SPAN = 50;

const QUOTES: Record<Locale, [string, string]> = { ja: ['「', '」'], en: ['\u201C', '\u201D'] };

/** Emoji that a page draws as pictures. */
const EMOJI = /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\u200D]*$/u;

/** How our own pages cite a source. */
const CITATION = /#source-([1-9]\d{0,2})$/;

/**
 * Reads HTML as programs put it on the clipboard: what stands in it as paragraphs, headings and list items, however it
 * is made, and nothing of how it looks but bold, emphasis, links and readings.
 * @param locale in which its quotation marks are written where the document leaves them to the browser
 * @returns undefined for HTML that is nested deeper, or has more or longer blocks, than any article
 */
export function readHtml(html: string, locale: Locale): { blocks: Block[]; left: LeftOut[] } | undefined {
  const reader = new Reader(locale);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reader.open(name, attributes);
        if (reader.isTooMuch) parser.pause();
      },
      ontext: (text) => reader.text(text),
      onclosetag: () => reader.close(),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  if (!reader.isTooMuch) parser.end();
  const read = reader.end();
  return reader.isTooMuch ? undefined : read;
}

class Reader {
  private readonly frames: Frame[] = [OUTERMOST];
  private readonly blocks: Block[] = [];
  private readonly left = new Set<LeftOut>();
  private pieces: Piece[] = [];
  /** Of the block that is read, and of the longest one so far, about as many characters. */
  private length = 0;
  private longest = 0;
  /** Of the block that is read; null before its first word. */
  private kind: BlockKind | null = null;
  /** Of an item: its list, and how deep it stands. */
  private more: { isOrdered?: boolean; level?: number } = {};
  /** Text that was read and is not cut into pieces: characters may come one by one, as entities. */
  private pending = '';
  /** The table that is read, and how many tables are open in its cells. */
  private table: TableReader | null = null;
  private inner = 0;
  /** Of all tables so far. */
  private cells = 0;
  /** The characters of a <ruby> whose reading is not complete. */
  private ruby: { base: string; reading: string } | null = null;

  private readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  get isTooMuch(): boolean {
    return (
      this.frames.length > MAX_DEPTH ||
      this.blocks.length + this.cells > MAX_BLOCKS ||
      this.longest > MAX_SEGMENT_LENGTH
    );
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? OUTERMOST;
  }

  open(name: string, attributes: Attributes): void {
    this.take();
    const parent = this.frame;
    const isEmoji = name === 'img' && EMOJI.test(attributes.alt ?? '');
    if (isEmoji && !parent.isSkipped) this.text(attributes.alt ?? '');
    const frame = openFrame(parent, name, attributes, (what) => !isEmoji && this.left.add(what));
    if (!frame.isSkipped) {
      if (isBlock(name)) this.divide(frame);
      if (name === 'br') this.breakLine();
      if (name === 'q') this.text(QUOTES[this.locale][0]);
      if (name === 'ruby') {
        this.closeReading(parent);
        this.ruby = { base: '', reading: '' };
      }
      this.openInTable(parent, name, attributes);
      const cited = name === 'a' && attributes.role === 'doc-noteref' && CITATION.exec(attributes.href ?? '');
      if (cited) {
        this.add({ is: 'citation', n: Number(cited[1]), ...marksOf(frame), href: null });
        frame.isSkipped = true;
      }
    }
    this.take();
    this.frames.push(frame);
  }

  text(text: string): void {
    if (!this.frame.isSkipped) this.pending += text;
  }

  close(): void {
    this.take();
    const frame = this.frames.pop() ?? OUTERMOST;
    if (frame.isSkipped) return;
    if (frame.name === 'q') {
      this.text(QUOTES[this.locale][1]);
      this.take();
    }
    if (frame.name === 'rt') this.closeReading(frame);
    if (frame.name === 'ruby') {
      this.closeReading(frame);
      this.ruby = null;
    }
    if (isBlock(frame.name)) this.divide(frame);
    if (!this.table) return;
    if (frame.name !== 'table') {
      if (this.isOfTable(frame.name)) this.table.close(frame.name, this.takePieces());
    } else if (this.inner > 0) this.inner -= 1;
    else this.endTable();
  }

  private openInTable(parent: Frame, name: string, attributes: Attributes): void {
    if (this.table) {
      if (name === 'table') this.inner += 1;
      if (this.isOfTable(name)) this.table.open(name, this.takePieces(), Number(attributes.colspan));
    } else if (name === 'table' && !parent.item && !parent.isHeading) {
      this.flush();
      this.table = new TableReader();
      this.inner = 0;
    }
  }

  /** What stands in a table in a cell is text of that cell. */
  private isOfTable = (name: string): boolean => this.inner === 0 && /^t[drh]$/.test(name);

  /** A table of one row or column is a way to lay out text. */
  private endTable(): void {
    if (!this.table) return;
    const cells = this.table.end(this.takePieces());
    this.table = null;
    if (cells.length > 1 && cells.some(({ length }) => length > 1)) {
      this.blocks.push({ kind: 'table', cells });
      this.cells += cells.flat().length;
      return;
    }
    for (const pieces of cells.flat()) if (pieces.length > 0) this.blocks.push({ kind: 'paragraph', pieces });
  }

  private takePieces(): Piece[] {
    const { pieces } = this;
    this.pieces = [];
    this.length = 0;
    this.kind = null;
    return pieces.some(({ is }) => is !== 'space' && is !== 'break') ? pieces : [];
  }

  end(): { blocks: Block[]; left: LeftOut[] } {
    this.take();
    this.endTable();
    this.flush();
    return { blocks: this.blocks, left: [...this.left] };
  }

  /** Cuts the text that was read into pieces, or keeps it for its reading. */
  private take(): void {
    if (this.pending === '') return;
    const text = cleanText(this.pending, { lines: 'many' });
    this.pending = '';
    if (this.ruby) this.ruby[this.frame.isReading ? 'reading' : 'base'] += text;
    else this.cut(text, this.frame);
  }

  private closeReading(frame: Frame): void {
    const [base, reading] = [this.ruby?.base.trim() ?? '', this.ruby?.reading.trim() ?? ''];
    if (this.ruby) this.ruby = { base: '', reading: '' };
    const isWritable = base !== '' && reading !== '' && !/[{}|\n]/.test(base + reading);
    if (isWritable) this.add({ is: 'ruby', base, reading, ...marksOf(frame) });
    else this.cut(base + (reading && `(${reading})`), frame);
  }

  private cut(text: string, frame: Frame): void {
    for (const [word] of text.matchAll(/\S+|\s+/gu)) {
      if (/\S/u.test(word)) {
        this.add({ is: 'text', text: frame.shift ? shifted(word, frame.shift) : word, ...marksOf(frame) });
      } else if (frame.isPreformatted && word.includes('\n')) {
        for (const _ of word.matchAll(/\n/g)) this.breakLine();
      } else {
        this.push({
          is: 'space',
          of: word.includes('\n') ? 'line-end' : word.includes('\u3000') ? '\u3000' : ' ',
        });
      }
    }
  }

  private add(piece: Piece): void {
    const { item, isHeading, isQuote, isOrdered, listDepth } = this.frame;
    this.push(piece, 'text' in piece ? piece.text.length : 1);
    if (this.kind === null) this.more = item ? { isOrdered, level: listDepth } : {};
    this.kind ??= item ? 'item' : isHeading ? 'heading' : isQuote ? 'quote' : 'paragraph';
  }

  private push(piece: Piece, length = 1): void {
    this.pieces.push(piece);
    this.length += length;
    this.longest = Math.max(this.longest, this.length);
  }

  /** A line ends; with a second end behind it, so does the paragraph. */
  private breakLine(): void {
    const last = this.pieces.findLast(({ is }) => is !== 'space');
    if (last?.is === 'break' && !this.frame.item) this.flush();
    else this.push({ is: 'break' });
  }

  /** A block begins or ends. What a list item consists of stays together, in lines. */
  private divide({ name, item }: Frame): void {
    if (item === 'li' && !/^(li|ul|ol)$/.test(name)) this.push({ is: 'break' });
    else this.flush();
  }

  private flush(): void {
    if (this.table) {
      this.push({ is: 'break' });
      return;
    }
    if (this.kind !== null) {
      const { isOrdered = false, level = 1 } = this.more;
      this.blocks.push({
        kind: this.kind,
        pieces: this.pieces,
        ...(isOrdered && { isOrdered }),
        ...(level > 1 && { level: 2 as const }),
      });
    }
    this.pieces = [];
    this.length = 0;
    this.kind = null;
  }
}

/** The rows and cells of a table, however its elements are nested. Text outside of cells is a cell. */
class TableReader {
  private readonly rows: Piece[][][] = [[]];
  private isInCell = false;
  private span = 1;

  open(name: string, before: Piece[], span: number): void {
    this.add(before);
    if (name === 'tr') this.endRow();
    else {
      this.isInCell = true;
      this.span = span > 1 ? Math.min(span, MAX_SPAN) : 1;
    }
  }

  close(name: string, pieces: Piece[]): void {
    this.add(pieces);
    if (name === 'tr') this.endRow();
  }

  end(pieces: Piece[]): Piece[][][] {
    this.add(pieces);
    return this.rows.filter((row) => row.some((cell) => cell.length > 0));
  }

  private add(pieces: Piece[]): void {
    const row = this.rows.at(-1);
    if (pieces.length > 0 || this.isInCell) row?.push(pieces);
    for (; this.isInCell && this.span > 1; this.span--) row?.push([]);
    this.isInCell = false;
  }

  private endRow(): void {
    if (this.rows.at(-1)?.length) this.rows.push([]);
  }
}

const marksOf = ({ strong, emphasis, href, isHeading }: Frame) => ({
  // All of a heading is set apart already.
  strong: strong && !isHeading,
  emphasis: emphasis && !isHeading,
  href,
});
