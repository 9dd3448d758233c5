import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignDocument } from './align.ts';
import { type ArticleDocument, emptyDocument, parseDocument } from './document.ts';
import { segmentsOf } from './segments.ts';

/** A document whose outlook has one paragraph for each text, with ids `${prefix}0`, `${prefix}1`… */
const outlookOf = (prefix: string, ...texts: string[]): ArticleDocument => ({
  ...emptyDocument(),
  headline: 'h',
  outlook: { blocks: texts.map((text, index) => ({ id: `${prefix}${index}`, kind: 'paragraph', text })) },
});

const idsIn = (document: ArticleDocument) => document.outlook?.blocks.map(({ id }) => id);

describe('alignDocument', () => {
  it('keeps the ids of unchanged paragraphs when one is put in between', () => {
    const { document, unaligned } = alignDocument(outlookOf('n', 'A', 'new', 'B'), outlookOf('r', 'A', 'B'));
    expect(idsIn(document)).toEqual(['r0', 'n1', 'r1']);
    expect(unaligned).toEqual([{ side: 'document', segmentId: 'n1', text: 'new' }]);
  });

  it('takes a changed paragraph between unchanged ones for the same paragraph', () => {
    const { document, unaligned } = alignDocument(
      outlookOf('n', 'A', 'B!', 'C'),
      outlookOf('r', 'A', 'B', 'C'),
    );
    expect(idsIn(document)).toEqual(['r0', 'r1', 'r2']);
    expect(unaligned).toEqual([]);
  });

  it('reports a paragraph that is gone', () => {
    const { document, unaligned } = alignDocument(outlookOf('n', 'A', 'C'), outlookOf('r', 'A', 'B', 'C'));
    expect(idsIn(document)).toEqual(['r0', 'r2']);
    expect(unaligned).toEqual([{ side: 'reference', segmentId: 'r1', text: 'B' }]);
  });

  it('gives a part without partner another id when the reference uses its own', () => {
    const { document } = alignDocument(outlookOf('r', 'new', 'A'), outlookOf('r', 'A'));
    const [first, second] = idsIn(document) ?? [];
    expect(second).toBe('r0');
    expect(first).not.toBe('r0');
  });

  it('does not tie a list to a paragraph', () => {
    const list: ArticleDocument = {
      ...emptyDocument(),
      headline: 'h',
      outlook: {
        blocks: [
          { id: 'l', kind: 'list', items: [{ id: 'i', text: 'one' }] },
          { id: 'p', kind: 'paragraph', text: 'A' },
        ],
      },
    };
    const { document, unaligned } = alignDocument(list, outlookOf('r', 'Ä'));
    expect(idsIn(document)).toEqual(['l', 'r0']);
    expect(unaligned).toEqual([{ side: 'document', segmentId: 'i', text: 'one' }]);
  });

  it('ties a translation to its source by order, and reports labels and titles that one side lacks', () => {
    const source: ArticleDocument = {
      ...emptyDocument(),
      headline: '見出し',
      keyPoints: { points: [{ id: 'k', label: '要', text: '点' }] },
      analysis: {
        title: '題',
        parts: [
          { id: 'a', heading: '節', blocks: [{ id: 'b', kind: 'list', items: [{ id: 'c', text: '項' }] }] },
        ],
      },
      insight: { items: [{ id: 'd', kind: 'other', label: '例', blocks: [] }] },
    };
    const translation: ArticleDocument = {
      ...emptyDocument(),
      headline: 'Headline',
      keyPoints: { points: [{ id: 'k9', text: 'point' }] },
      analysis: {
        parts: [
          {
            id: 'a9',
            heading: 'part',
            blocks: [{ id: 'b9', kind: 'list', items: [{ id: 'c9', text: 'item' }] }],
          },
        ],
      },
      insight: { items: [{ id: 'd9', kind: 'policy', label: 'case', blocks: [] }] },
    };
    const { document, unaligned } = alignDocument(translation, source);
    expect(segmentsOf(document).map(({ id }) => id)).toEqual(['headline', 'k', 'a.heading', 'c', 'd.label']);
    expect(document.analysis?.parts[0]?.blocks[0]?.id).toBe('b');
    expect(document.insight?.items[0]?.kind).toBe('policy');
    expect(unaligned).toEqual([
      { side: 'reference', segmentId: 'k.label', text: '要' },
      { side: 'reference', segmentId: 'analysis.title', text: '題' },
    ]);
  });

  it('follows a part by its heading when the parts around it change', () => {
    const part = (id: string, heading: string, text: string) => ({
      id,
      heading,
      blocks: [{ id: `${id}b`, kind: 'paragraph' as const, text }],
    });
    const before = {
      ...emptyDocument(),
      analysis: { parts: [part('r1', 'One', 'a'), part('r2', 'Two', 'b')] },
    };
    const after = {
      ...emptyDocument(),
      analysis: { parts: [part('n0', 'New', 'x'), part('n2', 'Two', 'b2')] },
    };
    const { document } = alignDocument(after, before);
    expect(document.analysis?.parts.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(document.analysis?.parts[1]?.blocks[0]?.id).toBe('r2b');
  });

  it('always gives a valid document with the same texts, and reports nothing against itself', () => {
    const texts = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('r', 'n'), (ours, theirs, prefix) => {
        const reference = outlookOf('r', ...theirs);
        const { document } = alignDocument(outlookOf(prefix, ...ours), reference);
        expect(() => parseDocument(document)).not.toThrow();
        expect(document.outlook?.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(
          ours,
        );
        expect(alignDocument(reference, reference)).toEqual({ document: reference, unaligned: [] });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
