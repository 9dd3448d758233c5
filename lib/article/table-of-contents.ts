import { type ArticleDocument, SECTIONS, type Section } from './document.ts';
import { segmentsOf } from './segments.ts';

/** A section that the article has. Its label is a message, its title the article's own. */
export type ContentsEntry = {
  section: Section;
  anchor: string;
  title: string | undefined;
  parts: { anchor: string; heading: string }[];
};

/** The same in every article and both languages, because readers' links contain them. */
const ANCHORS: Record<Section, string> = {
  whyItMatters: 'why-it-matters',
  keyPoints: 'key-points',
  analysis: 'analysis',
  insight: 'insight',
  outlook: 'outlook',
};

export const sectionAnchor = (section: Section): string => ANCHORS[section];

/** The anchor of a part of the analysis; its id is shared with the translation. */
export const partAnchor = (partId: string): string => `part-${partId}`;

/** The sections that have any text, in the order of the page, with the sub-headings of the analysis. */
export function tableOfContents(document: ArticleDocument): ContentsEntry[] {
  const present = new Set(segmentsOf(document).map((segment) => segment.section));
  return SECTIONS.filter((section) => present.has(section)).map((section) => ({
    section,
    anchor: sectionAnchor(section),
    title: document[section]?.title,
    parts: section === 'analysis' ? headingsOf(document) : [],
  }));
}

function headingsOf({ analysis }: ArticleDocument): ContentsEntry['parts'] {
  return (analysis?.parts ?? []).flatMap(({ id, heading }) =>
    heading ? [{ anchor: partAnchor(id), heading }] : [],
  );
}
