import { MAX_SEGMENT_LENGTH } from '#lib/article/document.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { Draft } from '../draft.ts';
import { headlineKey, looksLikeHeading, markedHeading } from '../labels/headings.ts';
import { matchLabel } from '../labels/match-label.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import type { TextLine } from '../lines/read-lines.ts';
import { endsSentence, hasContent } from '../lines/sentence.ts';
import type { Vocabulary } from '../report.ts';

const LONGEST_SITE_LINE = 80;
const LONGEST_CATEGORY = 40;
/** Between two equal headlines stand a category and perhaps a date and a name. */
const REPEATS_WITHIN = 4;

/** The line of a scraped page that names the site: short, with a bar, and the headline follows it. */
export function isSiteLine(line: TextLine | undefined, next: TextLine | undefined): boolean {
  if (!line || !next || line.text.length > LONGEST_SITE_LINE || !/[|\uFF5C]/u.test(line.text)) return false;
  if (!hasContent(line.text) || endsSentence(line.text) || matchLabel(line.text)) return false;
  const isTextNext = endsSentence(next.text) && next.text.length > LONGEST_SITE_LINE;
  return !isTextNext && !matchLabel(next.text);
}

/**
 * Reads the lines above the first section: headline, category, the headline again, lede.
 * @param hasSections whether sections follow; then all paragraphs here are the lede, else only the first of several
 * @returns the lines that are neither
 */
export function readHeader(
  head: ContentLine[],
  {
    hasSections,
    categories,
    draft,
  }: { hasSections: boolean; categories: Vocabulary['categories']; draft: Draft },
): ContentLine[] {
  const [first, ...rest] = head;
  if (!first) return [];
  draft.document.headline = markedHeading(first.text) ?? first.text;
  draft.place(first, ['headline']);

  const key = headlineKey(first.text);
  const isRepeat = (line: ContentLine) => headlineKey(line.text) === key;
  for (const line of rest.filter(isRepeat)) draft.field(line, 'headline');
  const repeat = rest.slice(0, REPEATS_WITHIN).findIndex(isRepeat);
  const between = rest.slice(0, Math.max(0, repeat));
  let body = rest.slice(repeat + 1).filter((line) => !isRepeat(line));

  const inside = between.find((line) => isCategory(line, categories)) ?? between.find(canBeCategory);
  for (const line of between) if (line !== inside) draft.leave(line);
  if (inside) readCategory(inside, categories, draft);
  else if (body[0] && (isCategory(body[0], categories) || (hasSections && isUnknownCategory(body)))) {
    readCategory(body[0], categories, draft);
    body = body.slice(1);
  }
  if (repeat < 0 && hasSections && isSecondHeadline(body)) {
    draft.leave(body[0], 'two-headlines');
    body = body.slice(1);
  }
  return readLede(body, hasSections, draft);
}

const withoutName = (text: string) =>
  text.replace(/^(?:category|section|\u30AB\u30C6\u30B4\u30EA\u30FC?|\u5206\u985E)\s*[:\uFF1A]\s*/iu, '');

function categoryId(text: string, categories: Vocabulary['categories']): number | undefined {
  const key = matchKey(withoutName(text));
  return categories.find((category) => category.wordings.some((wording) => matchKey(wording) === key))?.id;
}

function canBeCategory({ text }: ContentLine): boolean {
  return text.length <= LONGEST_CATEGORY && !endsSentence(text);
}

function isCategory(line: ContentLine, categories: Vocabulary['categories']): boolean {
  return canBeCategory(line) && categoryId(line.text, categories) !== undefined;
}

/** A short line, then one that can only be the second headline, then the lede. */
function isUnknownCategory([line, headline, lede]: ContentLine[]): boolean {
  if (!line || !headline || !lede) return false;
  const isShorter = canBeCategory(line) && line.text.length < headline.text.length;
  return (
    withoutName(line.text) !== line.text ||
    (isShorter && looksLikeHeading(line.text) && canBeHeadline(headline))
  );
}

function readCategory(line: ContentLine, categories: Vocabulary['categories'], draft: Draft): void {
  draft.field(line, 'category');
  draft.categoryId = categoryId(line.text, categories);
  if (draft.categoryId === undefined)
    draft.warn({ code: 'unknown-category', line: line.number, text: line.text });
}

function canBeHeadline({ text }: ContentLine): boolean {
  return (
    looksLikeHeading(text) || (text.length <= 200 && !endsSentence(text) && bulletText(text) === undefined)
  );
}

function isSecondHeadline(body: ContentLine[]): body is [ContentLine, ContentLine] {
  return body[0] !== undefined && body[1] !== undefined && canBeHeadline(body[0]);
}

function readLede(body: ContentLine[], hasSections: boolean, draft: Draft): ContentLine[] {
  const [first] = body;
  const isMarked = first && (bulletText(first.text) !== undefined || markedHeading(first.text) !== undefined);
  if (!hasSections && (body.length < 2 || isMarked)) return body;

  const ledeLines = hasSections ? body : body.slice(0, 1);
  const texts: string[] = [];
  let length = 0;
  for (const line of ledeLines) {
    length += line.text.length + 1;
    if (length > MAX_SEGMENT_LENGTH) draft.leave(line);
    else {
      texts.push(line.text);
      draft.place(line, ['lede']);
    }
  }
  draft.document.lede = texts.join('\n');
  if (ledeLines[1]) draft.warn({ code: 'long-lede', line: ledeLines[1].number });
  return body.slice(ledeLines.length);
}
