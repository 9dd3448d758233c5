import { type InlineNode, parseInline } from '../article/inline.ts';
import { foldForSearch, foldWithPlaces } from './fold.ts';
import { cutsWord, wordsOf } from './words.ts';

/** A piece of a text that was found, with its reading where it has one. */
export type Marked = { text: string; reading?: string; isHit: boolean; look?: 'strong' | 'emphasis' };

/** What is marked: words as they are indexed, and texts in a row; `isPrefix`: also where a word goes on. */
export type Marks = Record<'words' | 'literals', readonly { text: string; isPrefix: boolean }[]>;

/** Characters of a passage, and of it before the first hit. */
const PASSAGE = { length: 140, before: 40 };

/** So many texts that hold most are parted into words, which takes longer than to find them. */
const MOST_PARTED = 3;

type Piece = { text: string; reading?: string; look?: 'strong' | 'emphasis' };

/** The pieces of a text with inline marks, without its links and citations. */
function piecesIn(nodes: readonly InlineNode[], look?: Piece['look']): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    const as = look ? { look } : {};
    switch (node.kind) {
      case 'text':
        return [{ text: node.text, ...as }];
      case 'ruby':
        return [{ text: node.base, reading: node.reading, ...as }];
      case 'break':
        return [{ text: ' ', ...as }];
      case 'citation':
        return [];
      case 'link':
        return piecesIn(node.children, look);
      default:
        return piecesIn(node.children, node.kind);
    }
  });
}

type Range = { start: number; end: number };

/** Where in a text its marked words stand, in order and apart: UTF-16 units. */
function hitsIn(text: string, { words, literals }: Marks): Range[] {
  const { folded, starts, ends } = foldWithPlaces(text);
  const exact = new Set(words.filter(({ isPrefix }) => !isPrefix).map((word) => word.text));
  const beginnings = words.filter(({ isPrefix }) => isPrefix).map((word) => word.text);
  const found: Range[] = wordsOf(folded)
    .filter(({ text: word }) => exact.has(word) || beginnings.some((beginning) => word.startsWith(beginning)))
    .map(({ start, end }) => ({ start, end }));
  for (const { text: literal, isPrefix } of literals) {
    for (let at = folded.indexOf(literal); at !== -1; at = folded.indexOf(literal, at + literal.length)) {
      const end = at + literal.length;
      if (!cutsWord(folded, at) && (isPrefix || !cutsWord(folded, end))) found.push({ start: at, end });
    }
  }
  return merged(
    found.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length })),
  );
}

function merged(ranges: Range[]): Range[] {
  const apart: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = apart.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

/** A headline with its marks. */
export function markedLine(text: string, marks: Marks): Marked[] {
  const pieces = piecesIn(parseInline(text));
  return cut(pieces, hitsIn(textOf(pieces), marks), { start: 0, end: Number.POSITIVE_INFINITY });
}

/** A text without most of its marks and readings, as fast as that can be had: enough to see whether a word may stand in it. */
const roughly = (text: string) => foldForSearch(text.replaceAll(/\[\^\d+\]|\|[^|{}]*\}|[*_{}]/g, ''));

/**
 * The passage of texts in which most of what is marked stands, with its marks; empty where none of it does.
 * @param texts with inline marks, in reading order; the first of those that have as much is taken
 */
export function markedPassage(texts: readonly string[], marks: Marks): Marked[] {
  const wanted = [...new Set([...marks.words, ...marks.literals].map(({ text }) => text))];
  const likely = texts
    .map((text) => ({ text, folded: roughly(text) }))
    .map(({ text, folded }) => ({ text, holds: wanted.filter((each) => folded.includes(each)).length }))
    .filter(({ holds }) => holds > 0)
    .sort((a, b) => b.holds - a.holds)
    .slice(0, MOST_PARTED);
  let best: { pieces: Piece[]; hits: Range[]; weight: number } | undefined;
  for (const { text, holds } of likely) {
    // No other has more: that a word stands in a text is more than that it is marked there, for it may be a part of another.
    if (best && best.weight >= holds) break;
    const pieces = piecesIn(parseInline(text));
    const plain = textOf(pieces);
    const hits = hitsIn(plain, marks);
    const weight = new Set(hits.map(({ start, end }) => plain.slice(start, end).toLowerCase())).size;
    if (weight > (best?.weight ?? 0)) best = { pieces, hits, weight };
  }
  if (!best) return [];
  const plain = textOf(best.pieces);
  const first = best.hits[0]?.start ?? 0;
  const start =
    plain.length <= PASSAGE.length ? 0 : boundaryBefore(plain, Math.max(0, first - PASSAGE.before));
  const end = Math.min(plain.length, start + PASSAGE.length);
  const passage = cut(best.pieces, best.hits, { start, end: boundaryBefore(plain, end) || end });
  return [
    ...(start > 0 ? [{ text: '\u2026', isHit: false }] : []),
    ...passage,
    ...(end < plain.length ? [{ text: '\u2026', isHit: false }] : []),
  ];
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

/** The place at or before `at` where a word of an alphabet is not cut, nor a character. */
function boundaryBefore(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  for (let place = at; place > Math.max(0, at - 30); place--) {
    const around = text.slice(place - 1, place + 1);
    if (
      !/^[\p{Script=Latin}\p{N}]{2}$/u.test(around) &&
      !/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/u.test(around) &&
      !/\p{M}$/u.test(around)
    )
      return place;
  }
  return at;
}

/** The part of the pieces in a range, cut where hits begin and end. What has a reading is marked whole. */
function cut(pieces: readonly Piece[], hits: readonly Range[], range: Range): Marked[] {
  const marked: Marked[] = [];
  let at = 0;
  for (const piece of pieces) {
    const begins = at;
    at += piece.text.length;
    const from = Math.max(begins, range.start);
    const until = Math.min(at, range.end);
    if (from >= until) continue;
    const touching = hits.filter(({ start, end }) => start < until && end > from);
    if (piece.reading !== undefined) {
      marked.push({ ...piece, isHit: touching.length > 0 });
      continue;
    }
    let place = from;
    for (const { start, end } of touching) {
      if (start > place) push(piece, place, start, false);
      push(piece, Math.max(start, place), Math.min(end, until), true);
      place = Math.min(end, until);
    }
    if (place < until) push(piece, place, until, false);

    function push(of: Piece, start: number, end: number, isHit: boolean) {
      marked.push({ ...of, text: of.text.slice(start - begins, end - begins), isHit });
    }
  }
  return marked;
}
