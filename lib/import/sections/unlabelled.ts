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
  return (
    isListed(first) &&
    (isHeading || (line.isAlone && isProse(line.text) && splitLabel(line.text).label === undefined))
  );
}

/** Bullets between the headline and the text say what it says in brief, though nothing heads them. */
export function takePoints(outline: Outline, body: ContentLine[]): ContentLine[] {
  const end = body.findIndex((line) => line.is !== undefined || bulletText(line.text) === undefined);
  if (end < 2 || outline.sections.has('keyPoints') || body.slice(0, end).some(({ text }) => text.length < 15))
    return body;
  outline.sections.set('keyPoints', { content: body.slice(0, end) });
  return body.slice(end);
}
