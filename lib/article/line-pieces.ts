import type { Locale } from '../locale.ts';
import { phrasesOf } from './phrases.ts';

/** A part of a text that stays on one line, and the space behind it, which a line's end swallows; or the hyphen that it adds. */
export type Piece = { text: string; gap: string; hyphen?: string | undefined };

/** What no line begins with (行頭禁則). */
const NOT_FIRST =
  /^[\p{Pe}\p{Pf}\p{Pd}、。，．,.・：；:;?？!！ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～…‥%％‰℃°″'"]/u;
/** What no line ends with (行末禁則). */
const NOT_LAST = /[\p{Ps}\p{Pi}$¥￥£€＄#＃№]$/u;
/** 3、10万 — what follows is its unit. */
const NUMBER = /[\d０-９][\d０-９.,．，]*[百千万億兆]*$/;
/** 5・ and 28％, 7〜 and 9月: one number, or a range. */
const INSIDE_NUMBER = { before: /[\d０-９][・．.,，:：/〜～–－-]$/u, behind: /^[\d０-９]/u };
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
    mayEnd,
  );
}

/** Whether a line may end between two pieces of Japanese. */
export const mayEnd = (left: Piece, right: Piece): boolean =>
  maySplit(left, right) && !isInsideWord(left, right);

/**
 * A piece that is too wide for a line, in its words.
 * @param may whether a line may end between two of them; by default wherever it has to
 */
export function wordsOf(piece: Piece, may: (left: Piece, right: Piece) => boolean = mayTear): Piece[] {
  const parts = Array.from(words.segment(piece.text), ({ segment }) => ({ text: segment, gap: '' }));
  return withGap(joined(parts, may), piece.gap);
}

/** The same in its characters; where a word of letters is torn, a hyphen says so. */
export function charactersOf(piece: Piece): Piece[] {
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
export const withGap = (parts: Piece[], gap: string): Piece[] =>
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
    if (INSIDE_NUMBER.before.test(left.text) && INSIDE_NUMBER.behind.test(right.text)) return false;
    return !(BEFORE_NUMBER.test(left.text) && /^[\d０-９]/.test(right.text));
  }
  const word = left.text.split(/[ \u3000]/).at(-1) ?? '';
  return !(BARE_NUMBER.test(word) && !YEAR.test(word)) && !/^(?:Nos?|Vol|pp?)\.$/i.test(word);
}

const isInsideWord = (left: Piece, right: Piece) =>
  left.gap === '' && LATIN.test(left.text.slice(-1)) && LATIN.test(right.text.charAt(0));
