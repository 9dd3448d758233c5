import { diffArrays } from 'diff';
import type { Locale } from '../locale.ts';
import { isDataCell } from './cell-value.ts';
import type { ArticleDocument } from './document.ts';
import { SECTIONS } from './parts.ts';
import { type Segment, segmentsOf, sharedValuesOf } from './segments.ts';
import { isCellName } from './shapes.ts';
import { type TextRun, textRuns } from './text-runs.ts';

/** One text in which two revisions differ, in reading order. */
export type SegmentDifference = {
  segment: string;
  section: Segment['section'];
  /** `value`: what both languages have together, a date or how a figure is drawn. */
  kind: Segment['kind'] | 'value';
  change: 'added' | 'removed' | 'changed' | 'moved';
  runs: TextRun[];
};

/** Every text and value in which two documents of one language differ, in reading order; what is equal is left out. */
export function difference(
  older: ArticleDocument,
  newer: ArticleDocument,
  locale: Locale,
): SegmentDifference[] {
  const before = contentsOf(older);
  const after = contentsOf(newer);
  const order = diffArrays([...before.keys()], [...after.keys()]);
  return order.flatMap(({ value: ids, added, removed }) =>
    ids.flatMap((id): SegmentDifference[] => {
      const [old, present] = [before.get(id), after.get(id)];
      // A text that changed its place is told where it stands now.
      if (removed && present) return [];
      if (!present) return old ? [told(old, 'removed', [{ kind: 'removed', text: old.text }])] : [];
      if (!old) return [told(present, 'added', [{ kind: 'added', text: present.text }])];
      if (old.text !== present.text) {
        return [told(present, 'changed', runsOf(old, present, locale))];
      }
      return added ? [told(present, 'moved', [{ kind: 'same', text: present.text }])] : [];
    }),
  );
}

type Content = Pick<Segment, 'id' | 'section' | 'text'> & { kind: SegmentDifference['kind'] };

/** Texts and what is shared, by their ids: of each section the texts come first. */
function contentsOf(document: ArticleDocument): Map<string, Content> {
  const values = sharedValuesOf(document).map(
    (value): Content => ({ ...value, kind: isCellName(value.id) ? 'cell' : 'value' }),
  );
  const texts = segmentsOf(document);
  const all = (['head', ...SECTIONS] as const).flatMap((section): Content[] =>
    [...texts, ...values].filter((each) => each.section === section),
  );
  return new Map(all.map((each) => [each.id, each]));
}

/** Of a number, a date or a setting no part changes alone. */
function runsOf(old: Content, present: Content, locale: Locale): TextRun[] {
  const isData = present.kind === 'value' || (present.kind === 'cell' && isDataCell(present.text));
  if (!isData) return textRuns(old.text, present.text, locale);
  return [
    { kind: 'removed', text: old.text },
    { kind: 'added', text: present.text },
  ];
}

function told(
  { id, section, kind }: Content,
  change: SegmentDifference['change'],
  runs: SegmentDifference['runs'],
): SegmentDifference {
  return { segment: id, section, kind, change, runs };
}
