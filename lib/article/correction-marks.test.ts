import { describe, expect, it } from 'vitest';
import { buildDocument } from '#testing/build-article.ts';
import { correctionMarks, isCorrectable, withMarks } from './correction-marks.ts';

const document = buildDocument('Tides');
const kind = 'correction' as const;

describe('marks of corrections', () => {
  it('stand at running texts that are still there, numbered from the oldest correction', () => {
    const marks = correctionMarks(
      [
        { kind: 'apology', segment: 'why1' },
        { kind, segment: 'gone' },
        { kind, segment: null },
        { kind, segment: 'why1' },
        { kind, segment: 'point1.label' },
        { kind, segment: 'lede' },
      ],
      document,
    );
    expect([...marks]).toEqual([
      ['lede', [{ n: 1, kind }]],
      [
        'why1',
        [
          { n: 3, kind },
          { n: 6, kind: 'apology' },
        ],
      ],
    ]);
  });

  it('can stand in sentences, not in headlines, labels and cells', () => {
    expect(['lede', 'why1', 'point1'].map(isCorrectable)).toEqual([true, true, true]);
    expect(['headline', 'analysis.title', 'point1.label', 'r1.c1'].map(isCorrectable)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('are written behind their texts for who has no page, and leave the document as it is', () => {
    const before = structuredClone(document);
    const marks = correctionMarks(
      [
        { kind, segment: 'point1' },
        { kind, segment: 'lede' },
      ],
      document,
    );
    const marked = withMarks(document, marks, ({ n }) => `[${n}]`);
    expect(marked.lede).toBe('Tides lede. [1]');
    expect(marked.keyPoints?.points[0]).toMatchObject({ label: 'Tides label', text: 'Tides point. [2]' });
    expect(marked.whyItMatters).toEqual(before.whyItMatters);
    expect(document).toEqual(before);
  });
});
