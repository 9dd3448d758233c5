import { describe, expect, it } from 'vitest';
import { emptyDocument } from './document.ts';
import { tableOfContents } from './table-of-contents.ts';

describe('the table of contents', () => {
  it('lists the sections an article has, with their own titles and the headings of the analysis', () => {
    const document = {
      ...emptyDocument(),
      outlook: { blocks: [{ id: 'o1', kind: 'paragraph' as const, text: '秋に決まる。' }] },
      analysis: {
        title: '米価の仕組み',
        parts: [
          { id: 'p1', blocks: [{ id: 'b1', kind: 'paragraph' as const, text: '前置き。' }] },
          { id: 'p2', heading: '作る側', blocks: [] },
        ],
      },
    };
    expect(tableOfContents(document)).toEqual([
      {
        section: 'analysis',
        anchor: 'analysis',
        title: '米価の仕組み',
        parts: [{ anchor: 'part-p2', heading: '作る側' }],
      },
      { section: 'outlook', anchor: 'outlook', title: undefined, parts: [] },
    ]);
  });

  it('leaves out sections without a word', () => {
    const document = { ...emptyDocument(), whyItMatters: { blocks: [] }, keyPoints: { points: [] } };
    expect(tableOfContents(document)).toEqual([]);
  });
});
