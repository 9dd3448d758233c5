import { diffArrays } from 'diff';
import type { Locale } from '../locale.ts';
import type { ArticleDocument } from './document.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { type TextRun, textRuns } from './text-runs.ts';

/** One text in which two revisions differ, in reading order. */
export type SegmentDifference = {
  segment: string;
  section: Segment['section'];
  kind: Segment['kind'];
  change: 'added' | 'removed' | 'changed' | 'moved';
  runs: TextRun[];
};

/** Every text in which two documents of one language differ, in reading order; what is equal is left out. */
export function difference(
  older: ArticleDocument,
  newer: ArticleDocument,
  locale: Locale,
): SegmentDifference[] {
  const before = new Map(segmentsOf(older).map((segment) => [segment.id, segment]));
  const after = new Map(segmentsOf(newer).map((segment) => [segment.id, segment]));
  const order = diffArrays([...before.keys()], [...after.keys()]);
  return order.flatMap(({ value: ids, added, removed }) =>
    ids.flatMap((id): SegmentDifference[] => {
      const [old, present] = [before.get(id), after.get(id)];
      // A text that changed its place is told where it stands now.
      if (removed && present) return [];
      if (!present) return old ? [told(old, 'removed', [{ kind: 'removed', text: old.text }])] : [];
      if (!old) return [told(present, 'added', [{ kind: 'added', text: present.text }])];
      if (old.text !== present.text) {
        return [told(present, 'changed', textRuns(old.text, present.text, locale))];
      }
      return added ? [told(present, 'moved', [{ kind: 'same', text: present.text }])] : [];
    }),
  );
}

function told(
  { id, section, kind }: Segment,
  change: SegmentDifference['change'],
  runs: SegmentDifference['runs'],
): SegmentDifference {
  return { segment: id, section, kind, change, runs };
}
