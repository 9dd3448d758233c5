import { phrasesOf } from '../article/phrases.ts';
import type { Locale } from '../locale.ts';

/** A part of a text that stays on one line, and the space behind it, which a line's end swallows; or the hyphen that it adds. */
export type Piece = { text: string; gap: string; hyphen?: string | undefined };

/** What no line begins with (行頭禁則). */
const NOT_FIRST =
  /^[\p{Pe}\p{Pf}\p{Pd}、。，．,.・：；:;?？!！ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～…‥%％‰℃°″'"]/u;
/** What no line ends with (行末禁則). */
const NOT_LAST = /[\p{Ps}\p{Pi}$¥￥£€＄#＃№]$/u;
/** 3、10万 — what follows is its unit. */
const NUMBER = /[\d０-９][\d０-９.,．，]*[百千万億兆]*$/;
/** $3, 1.5 — and not a year, which has no unit. */
const BARE_NUMBER = /^[^\p{L}]*\d[\d.,]*$/u;
/** Of a number in words, too: ten million. */
const LARGE = /^(?:thousand|million|billion|trillion|percent|per cent)\b/i;
const YEAR = /^(?:1[5-9]|20|21)\d\d$/;
/** 第9条, 約3割 */
const BEFORE_NUMBER = /[第約全計各]$/;
const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}'’.&/+-]/u;
const LETTER = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]\\p{M}*';
const LAST_LETTER = new RegExp(`${LETTER}$`, 'u');
const FIRST_LETTER = new RegExp(`^${LETTER}`, 'u');
/** Where a word may be torn: behind two of its letters or more, before three or more. */
const TEARABLE = new RegExp(`(?<=(?:${LETTER}){2})(?=(?:${LETTER}){3})`, 'gu');
const words = new Intl.Segmenter('ja', { granularity: 'word' });
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** A text in the pieces between which a line may end. Joined with their gaps they are the text. */
export function piecesOf(text: string, locale: Locale): Piece[] {
  const spaced = Array.from(
    text.trim().matchAll(/([^ \u3000]+)([ \u3000]*)/g),
    ([, word = '', gap = '']) => ({
      text: word,
      gap,
    }),
  );
  if (locale === 'en') return joined(spaced, maySplit);
  return joined(
    spaced.flatMap(({ text: word, gap }) => {
      const phrases = phrasesOf(word);
      return phrases.map((phrase, index) => ({ text: phrase, gap: index === phrases.length - 1 ? gap : '' }));
    }),
    (left, right) => maySplit(left, right) && !isInsideWord(left, right),
  );
}

/** A piece that is too wide for a line, in its words. */
function wordsOf(piece: Piece): Piece[] {
  const parts = Array.from(words.segment(piece.text), ({ segment }) => ({ text: segment, gap: '' }));
  return withGap(joined(parts, mayTear), piece.gap);
}

/** The same in its characters; where a word of letters is torn, a hyphen says so. */
function charactersOf(piece: Piece): Piece[] {
  const tearable = new Set(Array.from(piece.text.matchAll(TEARABLE), ({ index }) => index));
  const parts = Array.from(graphemes.segment(piece.text), ({ segment, index }) => ({
    text: segment,
    gap: '',
    ...(tearable.has(index + segment.length) && { hyphen: '-' }),
  }));
  const isInside = (left: Piece, right: Piece) =>
    LAST_LETTER.test(left.text) && FIRST_LETTER.test(right.text);
  return withGap(
    joined(
      parts,
      (left, right) => mayTear(left, right) && (!isInside(left, right) || left.hyphen !== undefined),
    ),
    piece.gap,
  );
}

const mayTear = (left: Piece, right: Piece) => !NOT_FIRST.test(right.text) && !NOT_LAST.test(left.text);

/** The space behind a piece is behind the last of its parts. */
const withGap = (parts: Piece[], gap: string): Piece[] =>
  parts.map((part, index) => (index === parts.length - 1 ? { ...part, gap } : part));

function joined(pieces: Piece[], mayEnd: (left: Piece, right: Piece) => boolean): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const before = whole.at(-1);
    if (before && !mayEnd(before, piece)) {
      before.text += before.gap + piece.text;
      before.gap = piece.gap;
      before.hyphen = piece.hyphen;
    } else whole.push({ ...piece });
  }
  return whole;
}

/** Whether a line may end between two pieces. */
function maySplit(left: Piece, right: Piece): boolean {
  if (NOT_FIRST.test(right.text) || NOT_LAST.test(left.text) || LARGE.test(right.text)) return false;
  if (left.text.endsWith('と') && right.text.startsWith('い')) return !/^い[うわっえ]/.test(right.text);
  if (left.gap === '') {
    if (NUMBER.test(left.text)) return false;
    return !(BEFORE_NUMBER.test(left.text) && /^[\d０-９]/.test(right.text));
  }
  const word = left.text.split(/[ \u3000]/).at(-1) ?? '';
  return !(BARE_NUMBER.test(word) && !YEAR.test(word)) && !/^(?:Nos?|Vol|pp?)\.$/i.test(word);
}

const isInsideWord = (left: Piece, right: Piece) =>
  left.gap === '' && LATIN.test(left.text.slice(-1)) && LATIN.test(right.text.charAt(0));

/** What a line that is not the last had better not end with. */
const SMALL_WORD = /(?:^| )(?:a|an|the|of|to|in|on|at|by|for|and|or|but|as|is|its|with|from|why|how)$/i;
/** Where a sentence takes breath, a wide space included: a good end of a line, and a poor inside. */
const PAUSE = /[、。：:;,!?！？—–]$|\u3000$/;

const COST = { smallWord: 0.05, pauseInside: 0.2, pauseAtEnd: -0.1, orphan: 1 };

/**
 * Breaks pieces into as few lines as they need, of about equal length, which end where the sentence takes breath if they
 * can. A short last line is avoided (an orphan).
 * @param options.most how wide a line may be, in the unit of `widthOf`
 * @param options.mayTear whether a piece that is wider than a line is broken between its characters; else there is no answer
 * @returns the lines, and how poor they are: 0 where all are full, and about 1 for an orphan; null where a piece is too wide
 */
export function breakLines(
  pieces: readonly Piece[],
  options: { most: number; widthOf: (text: string) => number; mayTear?: boolean },
): { lines: string[]; cost: number } | null {
  const { most, widthOf, mayTear = false } = options;
  const isWide = (piece: Piece) => widthOf(piece.text) > most;
  if (pieces.some(isWide) && !mayTear) return null;
  const parts = pieces
    .flatMap((piece) => (isWide(piece) ? wordsOf(piece) : [piece]))
    .flatMap((piece) => (isWide(piece) ? charactersOf(piece) : [piece]))
    .map((piece) => ({
      ...piece,
      width: widthOf(piece.text),
      space: piece.gap === '' ? 0 : widthOf(piece.gap),
      ending: piece.text + (piece.hyphen ?? ''),
    }));

  /** The best ways to break the parts before each place, by the number of their lines: the last of these, and what was before. */
  type Way = { cost: number; line: string; before: Way | null };
  const waysUntil: Way[][] = [[{ cost: 0, line: '', before: null }]];
  for (const [index] of parts.entries()) {
    const ways: Way[] = [];
    let [line, width] = ['', 0];
    for (let from = index; from >= 0; from--) {
      const part = parts[from];
      if (!part) break;
      width += from === index ? widthOf(part.ending) : part.width + part.space;
      if (width > most && from < index) break;
      line = from === index ? part.ending : part.text + part.gap + line;
      const cost = costOf(line, {
        filled: width / most,
        gap: parts[index]?.gap ?? '',
        isFirst: from === 0,
        isLast: index === parts.length - 1,
      });
      for (const [lines, before] of Object.entries(waysUntil[from] ?? [])) {
        const count = Number(lines) + 1;
        const way = { cost: before.cost + cost, line, before };
        if (way.cost < (ways[count]?.cost ?? Number.POSITIVE_INFINITY)) ways[count] = way;
      }
    }
    waysUntil.push(ways);
  }
  // The first that there is has the fewest lines.
  const best = waysUntil.at(-1)?.find(Boolean);
  const lines: string[] = [];
  for (let way = best ?? null; way?.before; way = way.before) lines.unshift(way.line);
  return { lines, cost: (best?.cost ?? 0) / Math.max(1, lines.length) };
}

/** @param place.filled how much of the width the line takes */
function costOf(
  line: string,
  place: { filled: number; gap: string; isFirst: boolean; isLast: boolean },
): number {
  const { filled, gap, isFirst, isLast } = place;
  let cost = (1 - filled) ** 2;
  if (/[、。：:;,!?！？—–\u3000]./u.test(line)) cost += COST.pauseInside;
  if (isLast) return cost + (!isFirst && filled < 0.25 ? COST.orphan : 0);
  if (SMALL_WORD.test(line)) cost += COST.smallWord;
  return PAUSE.test(line + gap) ? cost + COST.pauseAtEnd : cost;
}
