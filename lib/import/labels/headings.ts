import { matchKey } from '#lib/article/normalize.ts';
import { isSaidText } from '../lines/answers.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { numberedLine } from '../lines/numbers.ts';
import { characterCount, endsSentence } from '../lines/sentence.ts';

/** The text of a heading marked as such: `## text`, or a short line that is bold as a whole. */
export function markedHeading(line: string): string | undefined {
  const hashed = /^#{1,6}\s+/.exec(line);
  const text = hashed ? line.slice(hashed[0].length) : line;
  const isBold = text.length > 4 && text.startsWith('**') && text.indexOf('**', 2) === text.length - 2;
  const plain = isBold ? text.slice(2, -2).trim() : text;
  return hashed || (isBold && looksLikeHeading(plain)) ? plain : undefined;
}

/** Signs that papers set before headings; lists have them too. */
const SIGN =
  /^(?<sign>[\u25A0\u25A1\u25C6\u25C7\u25CF\u25CB\u25CE\u25BC\u25BD\u25B2\u25B3\u25B6\u25B7\u2605\u2606\u25AA\u25AB\u2B1B\u2B1C\u25BA])\s*(?=\S)/u;
const BRACKETED =
  /^(?<sign>[\u3010\u3008\uFF1C<\u300A\u3014])(?<text>[^\u3010\u3011\u3008\u3009\uFF1C\uFF1E<>\u300A\u300B\u3014\u3015]{1,60})[\u3011\u3009\uFF1E>\u300B\u3015]$/u;

/** What stands in a line behind a heading's sign, or in its brackets. */
function signedText(line: string): { sign: string; text: string } | undefined {
  const bracketed = BRACKETED.exec(line)?.groups;
  if (bracketed?.text?.trim()) return { sign: bracketed.sign ?? '', text: bracketed.text.trim() };
  const signed = SIGN.exec(line);
  return signed ? { sign: signed.groups?.sign ?? '', text: line.slice(signed[0].length) } : undefined;
}

/** A heading without the marks that a text may set before it. */
const headingText = (line: string): string => markedHeading(line) ?? signedText(line)?.text ?? line;

/** Short, and not a sentence, an introduction or a bullet. A heading may end in a question mark or a quote. */
export function looksLikeHeading(line: string): boolean {
  const longest = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(line) ? 50 : 100;
  if (line.length > 2 * longest || characterCount(line) > longest) return false;
  if (/\u307E\u305B\u3093\u304B[?\uFF1F]?$/u.test(line)) return false;
  // A question that an interview begins with a dash.
  if (/^(?:-?[\u2014\u2015\u2500\u2013]|--)/u.test(line)) return false;
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
  if (line.is === 'heading') return { is: 'heading', text: headingText(line.text) };
  if (isSaidText(line.is)) return { is: 'text' };
  if (line.fromLabel)
    return line.fromLabel.is === 'title' ? { is: 'heading', text: line.text } : { is: 'text' };
  const marked = markedHeading(line.text);
  if (marked) return { is: 'heading', text: marked };
  const signed = signedAt(content, index);
  if (signed) return { is: 'heading', text: signed };
  if (!looksLikeHeading(line.text)) return { is: 'text' };
  const next = content[index + 1];
  const headsText =
    isLongerParagraph(next, line) ||
    // A heading of a heading, or of a list.
    (next?.isAlone && looksLikeHeading(next.text) && isLongerParagraph(content[index + 2], next)) ||
    (next &&
      !isItsOwn(line, next) &&
      bulletText(next.text) !== undefined &&
      bulletText(content[index + 2]?.text ?? '') !== undefined);
  return line.isAlone && headsText ? { is: 'heading', text: line.text } : { is: 'maybe' };
}

/** Whether a line is an item of a list of which the next one is an item of the list in it. */
const isItsOwn = (line: Pick<ContentLine, 'text' | 'indent'>, next: ContentLine) =>
  bulletText(next.text) !== undefined &&
  (next.indent ?? 0) > (line.indent ?? 0) &&
  numberedLine(line.text) !== undefined;

/** The text of a heading behind its sign or number: what follows is text, not the next entry of a list. */
function signedAt(content: ContentLine[], index: number): string | undefined {
  const line = content[index]?.text ?? '';
  const next = content[index + 1];
  const numbered = numberedLine(line);
  const signed = signedText(line);
  const text = signed?.text ?? numbered?.text;
  if (!text || !next || next.fromLabel || !looksLikeHeading(text)) return undefined;
  if (isItsOwn({ text: line, indent: content[index]?.indent }, next)) return undefined;
  if (signed) return signedText(next.text)?.sign === signed.sign ? undefined : headsParagraph(text, next);
  const isList = [index - 1, index + 1].some(
    (at) => numberedLine(content[at]?.text ?? '')?.style === numbered?.style,
  );
  return isList ? undefined : headsParagraph(text, next);
}

const headsParagraph = (text: string, next: ContentLine): string | undefined =>
  next.text.length > text.length && !looksLikeHeading(next.text) ? text : undefined;

export function isLongerParagraph(next: ContentLine | undefined, line: ContentLine): boolean {
  if (!next || bulletText(next.text) !== undefined || markedHeading(next.text)) return false;
  return next.text.length > line.text.length && !looksLikeHeading(next.text);
}

/** Two headlines with the same key are the same headline. */
export function headlineKey(line: string): string {
  return matchKey(markedHeading(line) ?? line);
}
