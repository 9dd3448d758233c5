/** Everything that XML 1.0 cannot carry, and what no reader sees. Line ends and tabs are text. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu;

/**
 * A text that any file for machines can carry: without control characters and noncharacters; half a surrogate pair is U+FFFD.
 * Texts are cleaned when they are stored, but not those of before 2026-11-28.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '');
}

/** The same in one line: names and titles, which readers of feeds show as they come. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/gu, ' ').trim();
}

/** A value as JSON whose texts are printable. */
export function printJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? printable(each) : each));
}
