import type { CorrectionKind } from './corrections.ts';
import type { ArticleDocument } from './document.ts';
import { SECTIONS } from './parts.ts';
import { segmentsOf } from './segments.ts';
import { namesOf } from './shapes.ts';
import { visitSection } from './walk.ts';

/** A mark at a text that a correction is about; `n` counts an article's corrections from the oldest, from 1. */
export type CorrectionMark = { n: number; kind: CorrectionKind };

/** The marks of an article by segment, oldest first. */
export type CorrectionMarks = ReadonlyMap<string, CorrectionMark[]>;

/** Where a correction stands in the list at the foot, and the mark at the text that it is about. */
export const correctionAnchor = (n: number): string => `correction-${n}`;
export const correctedAnchor = (n: number): string => `corrected-${n}`;

/** Whether a mark can stand at a segment: at running text, but not in headlines, labels, cells and words about a figure. */
export const isCorrectable = (segment: string): boolean =>
  segment !== 'headline' && namesOf(segment).name === 'text';

/**
 * The marks at the texts that a document still has.
 * @param corrections newest first
 */
export function correctionMarks(
  corrections: readonly { kind: CorrectionKind; segment: string | null }[],
  document: ArticleDocument,
): CorrectionMarks {
  const marks = new Map<string, CorrectionMark[]>();
  if (corrections.every(({ segment }) => segment === null)) return marks;
  const present = new Set(segmentsOf(document).map(({ id }) => id));
  for (const [index, { kind, segment }] of corrections.toReversed().entries()) {
    if (segment === null || !present.has(segment) || !isCorrectable(segment)) continue;
    marks.set(segment, [...(marks.get(segment) ?? []), { n: index + 1, kind }]);
  }
  return marks;
}

/**
 * A document with something written behind each text that has marks, for whoever reads it without a page around it.
 * @param say what stands for a mark, in our inline Markdown
 */
export function withMarks(
  document: ArticleDocument,
  marks: CorrectionMarks,
  say: (mark: CorrectionMark) => string,
): ArticleDocument {
  if (marks.size === 0) return document;
  const marked = structuredClone(document);
  const said = (segment: string) => (marks.get(segment) ?? []).map((mark) => ` ${say(mark)}`).join('');
  marked.lede += said('lede');
  for (const section of SECTIONS) {
    visitSection(marked, section, ({ part, name, text }) => {
      if (name === 'text') part.text = text + said(part.id);
    });
  }
  return marked;
}
