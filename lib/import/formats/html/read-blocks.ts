import { cleanText } from '#lib/article/clean-text.ts';
import { isPublicLink } from '#lib/article/inline.ts';
import { type Marks, type Piece, withoutMarks } from '#lib/article/pieces.ts';
import { shifted } from '#lib/article/shifted.ts';
import type { Locale } from '#lib/locale.ts';
import type { FileBlock } from '../blocks.ts';
import { attribute, isElement, isText, nameOf } from './dom.ts';
import { namesColumns, spread } from './grid.ts';

export type ReadBlocks = {
  blocks: FileBlock[];
  /** How many embedded players, posts and frames are in it, which an article here has no place for. */
  embeds: number;
};

/** Elements that stand in blocks of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre search section summary table tbody td tfoot ' +
    'th thead tr ul'
  ).split(' '),
);
export const isBlock = (name: string): boolean => BLOCKS.has(name);

const SKIPPED = new Set(
  'head title script style template noscript svg canvas object button input select textarea datalist rp area math map'.split(
    ' ',
  ),
);
const EMBEDS = new Set(['iframe', 'video', 'audio', 'embed']);
/** Emoji that a page draws as pictures. */
const EMOJI = /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\u200D]*$/u;
/** In pixels: what is smaller counts readers, or is a sign. */
const SMALLEST_PICTURE = 50;
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const QUOTES: Record<Locale, [string, string]> = { ja: ['\u300C', '\u300D'], en: ['\u201C', '\u201D'] };
const MAX_ADDRESS = 2_000;
/** The way back from a note to the text. */
const BACK = /^(?:[\s\u2191\u21A9^]|\uFE0E|\uFE0F)*$/u;

/** Whether readers of the page do not see an element. */
export function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden') || HIDDEN.test(attribute(element, 'style'));
}

type Frame = Marks & { shift: 'sup' | 'sub' | null; isPreformatted: boolean };

export type BlockOptions = {
  locale: Locale;
  /** Which elements are left out with all that they hold. */
  leave: (element: Element) => boolean;
  /** The numbers of footnotes by the addresses that lead to them, without `#`. */
  notes?: Map<string, number>;
  /** In Markdown, the title of a picture is its caption. On pages it repeats other words. */
  titlesAreCaptions?: boolean;
};

/**
 * Reads what an element holds as blocks, in the order of the page.
 */
export function readBlocks(root: Element, options: BlockOptions): ReadBlocks {
  const reader = new BlockReader(options);
  reader.children(root);
  reader.flush();
  return { blocks: reader.blocks, embeds: reader.embeds };
}

class BlockReader {
  readonly blocks: FileBlock[] = [];
  embeds = 0;
  private pieces: Piece[] = [];
  private frame: Frame = { strong: false, emphasis: false, href: null, shift: null, isPreformatted: false };
  private lists: { isOrdered: boolean; items: number }[] = [];
  private isItem = false;
  private isQuote = false;
  private level = 0;

  private readonly readers = new Map<string, (element: Element) => void>([
    ['br', () => this.breakLine()],
    ['img', (element) => this.picture(element, this.titleOf(element))],
    ['figure', (element) => this.figure(element)],
    ['table', (element) => this.table(element)],
    ['ruby', (element) => this.ruby(element)],
    ['a', (element) => this.link(element)],
    ['q', (element) => this.quoted(element)],
    ['ul', (element) => this.list(element, false)],
    ['ol', (element) => this.list(element, true)],
    ['li', (element) => this.item(element)],
    ['dt', (element) => this.block(() => this.marked(element, { strong: true }))],
    ['blockquote', (element) => this.quote(element)],
    ['sup', (element) => this.marked(element, { shift: 'sup' })],
    ['sub', (element) => this.marked(element, { shift: 'sub' })],
    ['b', (element) => this.marked(element, { strong: true })],
    ['strong', (element) => this.marked(element, { strong: true })],
    ['i', (element) => this.marked(element, { emphasis: true })],
    ['em', (element) => this.marked(element, { emphasis: true })],
    ['pre', (element) => this.block(() => this.marked(element, { isPreformatted: true }))],
  ]);

  private readonly locale: Locale;
  private readonly leave: (element: Element) => boolean;
  private readonly notes: Map<string, number>;
  private readonly titlesAreCaptions: boolean;

  constructor({ locale, leave, notes = new Map(), titlesAreCaptions = false }: BlockOptions) {
    this.locale = locale;
    this.leave = leave;
    this.notes = notes;
    this.titlesAreCaptions = titlesAreCaptions;
  }

  children(parent: Element): void {
    for (const node of parent.childNodes) {
      if (isText(node)) this.text(node.data);
      else if (isElement(node)) this.element(node);
    }
  }

  private element(element: Element): void {
    const name = nameOf(element);
    if (SKIPPED.has(name) || isHidden(element) || this.leave(element)) return;
    if (EMBEDS.has(name)) {
      this.embeds += 1;
      return;
    }
    const read = this.readers.get(name);
    if (read) read(element);
    else this.other(element, name);
  }

  private other(element: Element, name: string): void {
    const n = this.notes.get(attribute(element, 'id'));
    const level = /^h([1-6])$/.exec(name)?.[1] ?? (name === 'summary' ? '3' : undefined);
    if (n !== undefined) this.note(element, n);
    else if (level) {
      this.flush();
      this.level = Number(level);
      this.children(element);
      this.flush();
      this.level = 0;
    } else if (this.isCaption(element)) this.caption(element);
    else if (isBlock(name)) this.block(() => this.children(element));
    else this.children(element);
  }

  /** Many pages have captions that are none by their elements: what is called so behind a picture. */
  private isCaption(element: Element): boolean {
    const last = this.blocks.at(-1);
    const isCalled = /(?:^|[\s_-])(?:fig|image|photo|img|wp|media)?-?_?caption(?:[\s_-]|$)/i.test(
      attribute(element, 'class'),
    );
    return (
      isCalled &&
      last?.kind === 'picture' &&
      last.caption.length === 0 &&
      !hasWords(this.pieces) &&
      !element.querySelector('img')
    );
  }

  private caption(element: Element): void {
    const last = this.blocks.at(-1);
    if (last?.kind === 'picture') last.caption = this.inline(element);
  }

  private marked(element: Element, marks: Partial<Frame>): void {
    const before = this.frame;
    this.frame = { ...before, ...marks };
    this.children(element);
    this.frame = before;
  }

  /** What an item of a list consists of stays in one line. */
  private block(run: () => void): void {
    this.separate();
    run();
    this.separate();
  }

  private separate(): void {
    if (this.isItem) this.push({ is: 'space', of: 'line-end' });
    else this.flush();
  }

  private list(element: Element, isOrdered: boolean): void {
    this.flush();
    const { isItem } = this;
    this.isItem = false;
    this.lists.push({ isOrdered, items: 0 });
    this.children(element);
    this.flush();
    this.lists.pop();
    this.isItem = isItem;
  }

  private item(element: Element): void {
    this.flush();
    const n = this.notes.get(attribute(element, 'id'));
    if (n !== undefined) this.note(element, n);
    else {
      this.isItem = true;
      this.children(element);
      this.flush();
      this.isItem = false;
    }
  }

  private note(element: Element, n: number): void {
    this.flush();
    const { isItem } = this;
    this.isItem = true;
    this.children(element);
    this.isItem = isItem;
    const pieces = this.taken();
    if (hasWords(pieces)) this.blocks.push({ kind: 'note', n, pieces });
  }

  private quote(element: Element): void {
    this.flush();
    const before = this.isQuote;
    this.isQuote = true;
    this.children(element);
    this.flush();
    this.isQuote = before;
  }

  private quoted(element: Element): void {
    const [open, close] = QUOTES[this.locale];
    this.text(open);
    this.children(element);
    this.text(close);
  }

  private link(element: Element): void {
    const address = attribute(element, 'href').trim();
    const n = address.startsWith('#') ? this.notes.get(decoded(address.slice(1))) : undefined;
    if (n !== undefined) this.push({ is: 'citation', n, ...marksOf(this.frame), href: null });
    else if (!(address.startsWith('#') && BACK.test(element.textContent ?? ''))) {
      const href = address.length <= MAX_ADDRESS && isPublicLink(address) ? withoutMarks(address) : null;
      this.marked(element, { href: this.level > 0 ? null : href });
    }
  }

  private ruby(element: Element): void {
    let [base, reading] = ['', ''];
    const end = () => {
      const [written, read] = [base.trim(), reading.trim()];
      [base, reading] = ['', ''];
      if (written !== '' && read !== '' && !/[{}|\n]/.test(written + read)) {
        this.push({ is: 'ruby', base: written, reading: read, ...marksOf(this.frame) });
      } else this.text(written + (read && `(${read})`));
    };
    for (const node of element.childNodes) {
      const name = isElement(node) ? nameOf(node) : '';
      if (name === 'rp') continue;
      const text = cleanText(node.textContent ?? '', { lines: 'one' });
      if (name === 'rt' || name === 'rtc') {
        reading += text;
        const next = node.nextSibling;
        if (!(next && isElement(next) && /^(?:rt|rtc|rp)$/.test(nameOf(next)) && base === '')) end();
      } else base += text;
    }
    end();
  }

  private figure(element: Element): void {
    const caption = element.querySelector('figcaption');
    const picture = element.querySelector('img');
    // A figure may be a table, a quotation or a listing with a caption.
    if (!picture || element.querySelector('table, blockquote, pre, iframe, video')) {
      this.block(() => this.children(element));
      return;
    }
    this.picture(picture, caption ? this.inline(caption) : []);
    for (const other of [...element.querySelectorAll('img')].slice(1)) this.picture(other, []);
  }

  private titleOf(element: Element): Piece[] {
    const text = this.titlesAreCaptions
      ? cleanText(attribute(element, 'title'), { lines: 'one' }).trim()
      : '';
    return text === '' ? [] : [{ is: 'text', text, strong: false, emphasis: false, href: null }];
  }

  private picture(element: Element, caption: Piece[]): void {
    const alt = attribute(element, 'alt');
    if (EMOJI.test(alt)) {
      this.text(alt);
      return;
    }
    const size = (name: string) => Number(attribute(element, name) || SMALLEST_PICTURE);
    const isTracker = size('width') < SMALLEST_PICTURE || size('height') < SMALLEST_PICTURE;
    if (!hasWords(caption) && (isTracker || this.isItem || this.level > 0)) return;
    const address = attribute(element, 'src') || attribute(element, 'data-src');
    // A picture within a paragraph stands behind what was read of it.
    if (!this.isItem) this.flush();
    this.blocks.push({
      kind: 'picture',
      alt,
      address: address.startsWith('data:') ? '' : address.replace(/[\s()]/g, encodeURIComponent),
      caption,
    });
  }

  private table(element: Element): void {
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element);
    const cells = rows.map((row) => [...row.children].filter((cell) => /^t[dh]$/.test(nameOf(cell))));
    const isLayout =
      element.querySelector('table') !== null ||
      attribute(element, 'role') === 'presentation' ||
      cells.every((row) => row.length < 2);
    if (isLayout) {
      this.block(() => this.children(element));
      return;
    }
    this.flush();
    const title = [...element.children].find((child) => nameOf(child) === 'caption');
    const grid = spread(cells, (cell) => this.inline(cell));
    const [first = []] = cells;
    const isMarked =
      element.querySelector('thead') !== null ||
      (first.length > 0 && first.every((cell) => nameOf(cell) === 'th'));
    const hasHead = isMarked || namesColumns(cells);
    this.blocks.push({ kind: 'table', rows: grid, hasHead, caption: title ? this.inline(title) : [] });
  }

  /** What an element holds, as the text of one line. */
  private inline(element: Element): Piece[] {
    const before = { pieces: this.pieces, isItem: this.isItem, level: this.level };
    [this.pieces, this.isItem, this.level] = [[], true, 0];
    this.children(element);
    const { pieces } = this;
    [this.pieces, this.isItem, this.level] = [before.pieces, before.isItem, before.level];
    return trimmed(pieces);
  }

  private breakLine(): void {
    const last = this.pieces.findLast(({ is }) => is !== 'space');
    if (this.isItem || this.level > 0) this.push({ is: 'space', of: 'line-end' });
    else if (last?.is === 'break') this.flush();
    else this.push({ is: 'break' });
  }

  private text(raw: string): void {
    for (const [word] of cleanText(raw, { lines: 'many' }).matchAll(/\S+|\s+/gu)) {
      const { shift } = this.frame;
      if (/\S/u.test(word))
        this.push({ is: 'text', text: shift ? shifted(word, shift) : word, ...marksOf(this.frame) });
      else if (this.frame.isPreformatted && word.includes('\n')) this.breakPreformatted();
      else
        this.push({
          is: 'space',
          of: word.includes('\n') ? 'line-end' : word.includes('\u3000') ? '\u3000' : ' ',
        });
    }
  }

  private breakPreformatted(): void {
    this.push(this.isItem ? { is: 'space', of: ' ' } : { is: 'break' });
  }

  private push(piece: Piece): void {
    this.pieces.push(piece);
  }

  private taken(): Piece[] {
    const { pieces } = this;
    this.pieces = [];
    return trimmed(pieces);
  }

  flush(): void {
    const pieces = this.taken();
    if (!hasWords(pieces)) return;
    if (this.level > 0)
      this.blocks.push({ kind: 'heading', level: this.level, pieces: pieces.map(unmarked) });
    else if (this.isItem) {
      const list = this.lists.at(-1) ?? { isOrdered: false, items: 0 };
      list.items += 1;
      const depth = Math.max(0, this.lists.length - 1);
      this.blocks.push({ kind: 'item', isOrdered: list.isOrdered, depth, n: list.items, pieces });
    } else this.blocks.push({ kind: this.isQuote ? 'quote' : 'paragraph', pieces });
  }
}

const marksOf = ({ strong, emphasis, href }: Frame): Marks => ({ strong, emphasis, href });

/** All of a heading is set apart already. */
const unmarked = (piece: Piece): Piece =>
  'strong' in piece ? { ...piece, strong: false, emphasis: false } : piece;

export const hasWords = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ is }) => is !== 'space' && is !== 'break');

function trimmed(pieces: Piece[]): Piece[] {
  const isEmpty = ({ is }: Piece) => is === 'space' || is === 'break';
  const first = pieces.findIndex((piece) => !isEmpty(piece));
  return first < 0 ? [] : pieces.slice(first, pieces.findLastIndex((piece) => !isEmpty(piece)) + 1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
