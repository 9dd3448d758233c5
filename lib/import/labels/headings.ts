import { matchKey } from '#lib/article/normalize.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { characterCount, endsSentence } from '../lines/sentence.ts';

/** The text of a heading marked as such: `## text`, or a short line that is bold as a whole. */
export function markedHeading(line: string): string | undefined {
  const hashed = /^#{1,6}\s+/.exec(line);
  const text = hashed ? line.slice(hashed[0].length) : line;
  const isBold = text.length > 4 && text.startsWith('**') && text.indexOf('**', 2) === text.length - 2;
  const plain = isBold ? text.slice(2, -2).trim() : text;
  return hashed || (isBold && looksLikeHeading(plain)) ? plain : undefined;
}

/** Short, and not a sentence, an introduction or a bullet. A heading may end in a question mark or a quote. */
export function looksLikeHeading(line: string): boolean {
  const longest = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(line) ? 50 : 100;
  if (line.length > 2 * longest || characterCount(line) > longest) return false;
  if (endsSentence(line) || /[:\uFF1A,\u3001]$/u.test(line)) return false;
  return !line.includes('\u3002') && bulletText(line) === undefined;
}

/**
 * Whether the line heads what follows: marked so, or standing alone above a longer paragraph. A short line that has
 * not all of this may be one: that is for an editor to say.
 */
export function headingAt(
  content: ContentLine[],
  index: number,
): { is: 'heading'; text: string } | { is: 'maybe' | 'text' } {
  const line = content[index];
  if (!line) return { is: 'text' };
  if (line.fromLabel)
    return line.fromLabel.is === 'title' ? { is: 'heading', text: line.text } : { is: 'text' };
  const marked = markedHeading(line.text);
  if (marked) return { is: 'heading', text: marked };
  if (!looksLikeHeading(line.text)) return { is: 'text' };
  return line.isAlone && isLongerParagraph(content[index + 1], line)
    ? { is: 'heading', text: line.text }
    : { is: 'maybe' };
}

export function isLongerParagraph(next: ContentLine | undefined, line: ContentLine): boolean {
  if (!next || bulletText(next.text) !== undefined || markedHeading(next.text)) return false;
  return next.text.length > line.text.length && !looksLikeHeading(next.text);
}

/** Two headlines with the same key are the same headline. */
export function headlineKey(line: string): string {
  return matchKey(markedHeading(line) ?? line);
}
