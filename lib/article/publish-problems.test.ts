import { describe, expect, it } from 'vitest';
import { emptyDocument } from './document.ts';
import { publishProblems } from './publish-problems.ts';

const bare = {
  document: emptyDocument(),
  slug: null,
  categoryId: null,
  sources: 0,
  tags: 0,
  staleSegments: 0,
  machineSegments: 0,
};

const whole = {
  document: {
    ...emptyDocument(),
    headline: 'Tides',
    lede: 'How tides are predicted.',
    outlook: { blocks: [{ id: 'a', kind: 'paragraph' as const, text: 'They will come.' }] },
  },
  slug: 'tides',
  categoryId: 1,
  sources: 1,
  tags: 1,
  staleSegments: 0,
  machineSegments: 0,
};

describe('what speaks against publishing', () => {
  it('blocks an empty edition for each part a reader needs', () => {
    expect(publishProblems(bare).blocks).toEqual(['no-headline', 'no-lede', 'no-section', 'no-slug']);
  });

  it('only warns about what an editor may leave out', () => {
    expect(publishProblems(bare).warns).toEqual(['no-category', 'no-source', 'no-tags']);
  });

  it('finds nothing in an edition with one section and all its facts', () => {
    expect(publishProblems(whole)).toEqual({ blocks: [], warns: [] });
  });

  it('does not count a section that has no text', () => {
    const document = { ...whole.document, outlook: { blocks: [] } };
    expect(publishProblems({ ...whole, document }).blocks).toEqual(['no-section']);
  });

  it('warns about translations that fell behind or nobody has read', () => {
    expect(publishProblems({ ...whole, staleSegments: 2, machineSegments: 1 }).warns).toEqual([
      'stale-translation',
      'machine-text',
    ]);
  });
});
