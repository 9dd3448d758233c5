/*
 * The marks by which lists and headings are counted: `1.` `1)` `(1)` `①` `（１）` `一、`, also in full-width signs.
 */

export type Numbered = { style: string; n: number; text: string };

const PLAIN =
  /^(?<open>[(\uFF08[]?)(?<digits>[0-9\uFF10-\uFF19]{1,2})(?<close>[)\uFF09\]]|[.\uFF0E](?![0-9\uFF10-\uFF19])|、(?=\S))\s*/u;
const CIRCLED = /^[\u2460-\u2473]\s*/u;

/** The number that a line begins with, and the text behind it; undefined where there is no number or no text. */
export function numberedLine(line: string): Numbered | undefined {
  const circled = CIRCLED.exec(line);
  const plain = PLAIN.exec(line);
  const mark = (circled ?? plain)?.[0] ?? '';
  const text = line.slice(mark.length);
  if (mark === '' || text === '') return undefined;
  if (circled) return { style: '\u2460', n: (line.codePointAt(0) ?? 0) - 0x245f, text };
  const { open = '', digits = '', close = '' } = plain?.groups ?? {};
  const isOpen = open !== '';
  // An opening bracket needs its closing one, and (1) is no list of `1)`.
  if (isOpen && !/[)\uFF09\]]/u.test(close)) return undefined;
  return {
    style: `${isOpen ? '(' : ''}${close.normalize('NFKC')}`,
    n: Number(digits.normalize('NFKC')),
    text,
  };
}

export const isNumbered = (line: string): boolean => numberedLine(line) !== undefined;
