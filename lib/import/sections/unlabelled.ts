import { headingAt } from '../labels/headings.ts';
import { splitLabel } from '../labels/split-label.ts';
import { sectionOf } from '../lines/answers.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { isNumbered } from '../lines/numbers.ts';
import { isProse } from '../lines/sentence.ts';
import type { Outline } from '../outline.ts';
import { isPaired } from './key-points.ts';

const isListed = ({ text, is }: ContentLine) =>
  is !== 'paragraph' && (bulletText(text) !== undefined || isNumbered(text));

/**
 * Ends the sections under which the article goes on without a label: key points at the paragraph after their bullets, and
 * all that have no sub-headings at a heading. What follows is analysis, as the lines `above` all sections are.
 */
export function endSections({ sections }: Outline, above: ContentLine[]): void {
  const rest = [...above];
  for (const section of ['whyItMatters', 'keyPoints', 'outlook'] as const) {
    const found = sections.get(section);
    if (!found || (section === 'keyPoints' && isPaired(found.content))) continue;
    const end = found.content.findIndex((_line, index) =>
      endsAt(found.content, index, section === 'keyPoints'),
    );
    if (end >= 0) rest.push(...found.content.splice(end));
  }
  if (rest.length === 0) return;
  const analysis = sections.get('analysis');
  if (!analysis) sections.set('analysis', { content: rest });
  else analysis.content = [...rest, ...analysis.content];
  sections.get('analysis')?.content.sort((a, b) => a.number - b.number);
}

function endsAt(content: ContentLine[], index: number, isPoints: boolean): boolean {
  const line = content[index];
  const [first] = content;
  if (line?.is) return line.is === 'heading' || (isPoints && (line.is === 'quote' || line.is === 'caption'));
  // Where an editor has said that the text stands here, it stays.
  if (content.slice(0, index).some(({ is }) => sectionOf(is, 'in'))) return false;
  if (!line || !first || index === 0 || line.fromLabel || isListed(line)) return false;
  const isHeading = headingAt(content, index).is === 'heading' && splitLabel(line.text).label === undefined;
  if (!isPoints) return isHeading && isProse(content[index + 1]?.text ?? '');
  if (isHeading && !content.slice(index + 1).some(isListed)) return true;
  if (!isListed(first)) return index > 1 && beginsText(content, index);
  return (
    isListed(first) &&
    (isHeading ||
      DATELINE.test(line.text) ||
      (line.isAlone && isProse(line.text) && splitLabel(line.text).label === undefined))
  );
}

/** 【ワシントン＝鈴木】, WASHINGTON (Reuters) –, New Delhi: as reports begin. */
const DATELINE =
  /^(?:[\u3010\uFF3B][^\u3010\u3011]{1,16}[=\uFF1D\u2552][^\u3010\u3011]{1,12}[\u3011\uFF3D]|\p{Lu}[\p{Lu} .'-]{2,24}(?:,[^:\u2014-]{1,24})?(?:\s\([A-Z][\w ]{1,20}\))?\s?(?::|\s[-\u2013\u2014])\s|\p{Lu}\p{L}+(?:[ /]{1,2}\p{Lu}\p{L}+){0,4}:$)/u;

/** Points without bullets are short: the text goes on at a dateline, or at a paragraph far longer than all of them. */
function beginsText(content: ContentLine[], index: number): boolean {
  const text = content[index]?.text ?? '';
  if (DATELINE.test(text)) return true;
  const longest = Math.max(...content.slice(0, index).map((line) => line.text.length));
  return isProse(text) && splitLabel(text).label === undefined && text.length > Math.max(60, 2.5 * longest);
}

/** Bullets between the headline and the text say what it says in brief, though nothing heads them. */
export function takePoints(outline: Outline, body: ContentLine[]): ContentLine[] {
  const end = body.findIndex((line) => line.is !== undefined || bulletText(line.text) === undefined);
  if (end < 2 || outline.sections.has('keyPoints') || body.slice(0, end).some(({ text }) => text.length < 15))
    return body;
  outline.sections.set('keyPoints', { content: body.slice(0, end) });
  return body.slice(end);
}
