import { MAX_SEGMENT_LENGTH } from '#lib/article/document.ts';
import type { LineAnswer } from './answers.ts';
import { cleanLine, splitLines } from './clean-line.ts';

/** A long article has about 200 lines. */
export const MAX_LINES = 5_000;
/** Brackets within brackets; everything that reads inline Markdown costs more with each level. */
const MAX_NESTING = 100;

/** A line that is not blank, counted from 1, cleaned. */
export type TextLine = {
  number: number;
  text: string;
  blankBefore: boolean;
  blankAfter: boolean;
  /** The numbers of further lines that were wrapped into this one. */
  more?: number[];
  /** How far it is set in, in columns: an item of a list in a list is so. */
  indent?: number;
  /** What an editor has said that it is. */
  is?: LineAnswer;
};

export type ReadLines =
  | { ok: true; lines: TextLine[]; blank: number[]; invisible: number[] }
  | { ok: false; code: 'too-complex'; line: number };

/**
 * Splits and cleans a text, and refuses one that no article could be, with the line where it went too far.
 * @returns the lines with text, the numbers of the blank ones, and of those that had invisible characters
 */
export function readLines(text: string): ReadLines {
  const raw = splitLines(text, MAX_LINES + 1);
  const cleaned = raw.map((line, index) => cleanLine(index === 0 ? line.replace(/^\uFEFF/, '') : line));
  for (const [index, { text: line }] of cleaned.entries()) {
    if (index >= MAX_LINES || line.length > MAX_SEGMENT_LENGTH || isTooDeep(line)) {
      return { ok: false, code: 'too-complex', line: index + 1 };
    }
  }
  const isBlank = (index: number) => !cleaned[index]?.text;
  const numbers = (wanted: (line: { text: string; removed: boolean }) => boolean) =>
    cleaned.flatMap((line, index) => (wanted(line) ? [index + 1] : []));
  return {
    ok: true,
    lines: cleaned.flatMap(({ text: line }, index) =>
      line
        ? [
            {
              number: index + 1,
              text: line,
              blankBefore: isBlank(index - 1),
              blankAfter: isBlank(index + 1),
              ...indentOf(raw[index] ?? ''),
            },
          ]
        : [],
    ),
    blank: numbers((line) => line.text === ''),
    invisible: numbers((line) => line.removed),
  };
}

/** A tab and a full-width space are as wide as several columns. */
function indentOf(raw: string): { indent?: number } {
  const [space = ''] = /^[ \t\u3000]*/.exec(raw) ?? [];
  if (space === '') return {};
  return { indent: space.replaceAll('\t', '    ').replaceAll('\u3000', '  ').length };
}

/** A line is a paragraph, and inline Markdown ends with it, so brackets left open do not add up. */
function isTooDeep(line: string): boolean {
  let depth = 0;
  for (const [bracket] of line.matchAll(/[\p{Ps}\p{Pe}]/gu)) {
    depth = /\p{Ps}/u.test(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  return false;
}
