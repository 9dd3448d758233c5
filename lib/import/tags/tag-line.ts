import { matchKey } from '#lib/article/normalize.ts';
import type { Draft } from '../draft.ts';
import { markedHeading } from '../labels/headings.ts';
import type { Label } from '../labels/match-label.ts';
import { splitLabel } from '../labels/split-label.ts';
import { bulletText } from '../lines/bullets.ts';
import type { TextLine } from '../lines/read-lines.ts';
import { hasContent, holdsSentence } from '../lines/sentence.ts';
import type { Vocabulary } from '../report.ts';
import { continuesSource } from '../sections/source-line.ts';
import { cutTagLine } from './cut-tags.ts';

const LONGEST = 200;
const HASHTAGS = /^(?:[#\uFF03][^\s#\uFF03]+\s*)+$/u;
const OUTSIDE_SECTIONS = ['source', 'tags', 'related'];

/**
 * Finds the line of tags that has no label: the last one of the article, sources aside. It stands before the related
 * articles, or consists of hashtags, or of known tags for at least one half.
 */
export function findTagLine(
  lines: TextLine[],
  labels: (Label | undefined)[],
  tags: Vocabulary['tags'],
): TextLine | undefined {
  if (labels.some((label) => label?.kind === 'tags')) return undefined;
  const related = labels.findIndex((label) => label?.kind === 'related');
  const end = related < 0 ? lines.length : related;
  const index = lines.findLastIndex(
    ({ text }, at) => at < end && labels[at]?.kind !== 'source' && !continuesSource(text, false),
  );
  const line = lines[index];
  if (!line || line.is || labels[index] || !isAfterText(labels, index) || !continuesTags(line.text))
    return undefined;
  if (bulletText(line.text) !== undefined || markedHeading(line.text)) return undefined;

  const isOnlyText = labels[index - 1] !== undefined;
  const standsAsTags = related >= 0 && !isOnlyText && splitLabel(line.text).label === undefined;
  return standsAsTags || HASHTAGS.test(line.text) || knownShare(line.text, tags) >= 0.5 ? line : undefined;
}

/** Where no section has a label, the first lines are the headline and a text. */
function isAfterText(labels: (Label | undefined)[], index: number): boolean {
  const section = labels.findIndex((label) => label && !OUTSIDE_SECTIONS.includes(label.kind));
  return section < 0 ? index >= 2 : section < index;
}

export function continuesTags(text: string): boolean {
  return text.length <= LONGEST && hasContent(text) && !holdsSentence(text);
}

function knownShare(text: string, tags: Vocabulary['tags']): number {
  const letters = (piece: string) => piece.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const known = cutTagLine(text, tags).pieces.filter((piece) => piece.kind !== 'unknown');
  return known.reduce((sum, piece) => sum + letters(piece.text), 0) / Math.max(1, letters(text));
}

/** Cuts a line of tags; what is not sure is proposed, with a warning for each piece. */
export function addTags(
  line: { number: number; text: string },
  text: string,
  draft: Draft,
  tags: Vocabulary['tags'],
): void {
  draft.field(line, 'tags');
  const propose = (given: string) => {
    const wording = given
      .replace(/^[#\uFF03]+(?=\S)/u, '')
      .replace(/[\uFF01-\uFF5E]/gu, (sign) => sign.normalize('NFKC'));
    if (!draft.proposedTags.some((other) => matchKey(other) === matchKey(wording)))
      draft.proposedTags.push(wording);
  };
  for (const piece of cutTagLine(text, tags).pieces) {
    if (piece.kind === 'known') {
      if (!draft.tagIds.includes(piece.tagId)) draft.tagIds.push(piece.tagId);
    } else if (piece.kind === 'unknown') {
      propose(piece.text);
      draft.warn({ code: 'unknown-tag', line: line.number, text: piece.text });
    } else {
      const readings = piece.readings.map((reading) => reading.map((part) => part.text).join(' \u00B7 '));
      for (const part of piece.readings.flat()) propose(part.text);
      draft.warn({ code: 'ambiguous-tags', line: line.number, text: piece.text, readings });
    }
  }
}
