import type { Locale } from '../locale.ts';

/** Sets text in the one face of share pictures. Everything is in em. */
export type Typesetter = {
  /** Whether the face has a character. */
  has: (codePoint: number) => boolean;
  /** How wide a text is on one line. */
  widthOf: (text: string, style: TextStyle) => number;
  /** The text on one line, from x = 0 on the baseline y = 0, as an SVG group. */
  draw: (text: string, style: TextStyle) => string;
};

/** Large letters are set tighter: kana and marks by their own widths. */
export type TextStyle = { locale: Locale; isLarge: boolean };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Letters that a face may lack, and that have no simpler spelling in Unicode. */
const PLAIN: Record<string, string> = { Ł: 'L', ł: 'l', ı: 'i' };

/**
 * A text in characters that the face has: a letter without its accent where that is all there is, ₂ as 2 and ㎦ as km3, 〓 for any other letter, as
 * printers do, and nothing for emoji and signs: where one stood between words, one space is left. A character that is missing would be a
 * hollow box.
 */
export function printable(text: string, has: Typesetter['has']): string {
  const isThere = (part: string) => Array.from(part).every((character) => has(character.codePointAt(0) ?? 0));
  return Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => {
    if (isThere(segment)) return segment;
    const simpler = PLAIN[segment] ?? segment.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '');
    if (simpler !== '' && isThere(simpler)) return simpler;
    const spelled = segment.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
    if (spelled !== '' && isThere(spelled)) return spelled;
    return /[\p{L}\p{N}]/u.test(segment) ? '〓' : NOTHING;
  })
    .join('')
    .replace(DROPPED, (run, at: number, whole: string) =>
      spaceFor(run, whole.slice(0, at), whole.slice(at + run.length)),
    )
    .trim();
}

/** Stands for what is dropped until the spaces around it are seen to. No text has it (clean-text.ts). */
const NOTHING = '\uFFFF';
const DROPPED = /[ \u3000\uFFFF]{2,}|\uFFFF/g;

/** What is left of a run of spaces and dropped signs. */
function spaceFor(run: string, before: string, after: string): string {
  const isAtMark = /[\p{Ps}\p{Pi}]$/u.test(before) || /^[\p{Pe}\p{Pf}.,:;!?、。！？]/u.test(after);
  if (run.includes(NOTHING) && isAtMark) return '';
  if (/[ \u3000]/.test(run)) return run.includes('\u3000') ? '\u3000' : ' ';
  return /[\p{Script=Latin}\p{N}]$/u.test(before) && /^[\p{Script=Latin}\p{N}]/u.test(after) ? ' ' : '';
}
