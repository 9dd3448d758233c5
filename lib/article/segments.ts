import { isDataCell } from './cell-value.ts';
import type { ArticleDocument } from './document.ts';
import { SECTIONS, type Section } from './parts.ts';
import { segmentName, type TextKind } from './shapes.ts';
import { visitSection } from './walk.ts';

/** The smallest text that is written, translated and compared on its own. */
export type Segment = {
  /** Stable across revisions, shared with the translation: `headline`, `analysis.title`, `k3v9….label`, `k3v9…`, `row.column`. */
  id: string;
  section: 'head' | Section;
  kind: TextKind;
  text: string;
};

/** What both languages have together: numbers of a table or chart, dates, pictures, how a figure is drawn. */
export type SharedValue = {
  /** As a segment's: `k3v9….date`, `row.column`. */
  id: string;
  section: Section;
  text: string;
};

/**
 * Every text of a document, each exactly once, in reading order. Texts that are absent or empty have no segment, and
 * numbers in cells are none: they are the article's data.
 */
export function segmentsOf(document: ArticleDocument): Segment[] {
  return textsOf(document).segments;
}

/** Everything that both languages have together, in reading order. */
export function sharedValuesOf(document: ArticleDocument): SharedValue[] {
  return textsOf(document).values;
}

function textsOf(document: ArticleDocument): { segments: Segment[]; values: SharedValue[] } {
  const segments: Segment[] = [];
  const values: SharedValue[] = [];
  const add = (id: string, section: Segment['section'], kind: TextKind, text: string | undefined) => {
    if (text) segments.push({ id, section, kind, text });
  };
  add('headline', 'head', 'headline', document.headline);
  add('lede', 'head', 'lede', document.lede);
  for (const section of SECTIONS) {
    add(`${section}.title`, section, 'title', document[section]?.title);
    visitSection(document, section, ({ part, name, kind, text }) => {
      const id = segmentName(part.id, name);
      if (kind === undefined || (kind === 'cell' && isDataCell(text))) values.push({ id, section, text });
      else segments.push({ id, section, kind, text });
    });
  }
  return { segments, values };
}
