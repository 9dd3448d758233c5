import { describe, expect, it } from 'vitest';
import { emptyDocument } from './document.ts';
import { type HandOverState, NOTHING_TO_ASK } from './hand-over.ts';
import { incompleteFigures, publishProblems } from './publish-problems.ts';

const bare = {
  locale: 'en' as const,
  document: emptyDocument(),
  slug: null,
  categoryId: null,
  sources: 0,
  tags: 0,
  missingSegments: 0,
  staleSegments: 0,
  machineSegments: 0,
  isCorrectedElsewhere: false,
  changesOtherEdition: false,
  pictureLicence: 'open' as const,
  handOver: NOTHING_TO_ASK,
};

const whole = {
  locale: 'en' as const,
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
  missingSegments: 0,
  staleSegments: 0,
  machineSegments: 0,
  isCorrectedElsewhere: false,
  changesOtherEdition: false,
  pictureLicence: 'open' as const,
  handOver: NOTHING_TO_ASK,
};

describe('what speaks against publishing', () => {
  it('warns of a licence that ends soon, and blocks when it is over', () => {
    expect(publishProblems({ ...whole, pictureLicence: 'ending' })).toEqual({
      blocks: [],
      warns: ['picture-licence-ending'],
    });
    expect(publishProblems({ ...whole, pictureLicence: 'over' })).toEqual({
      blocks: ['picture-licence-over'],
      warns: [],
    });
  });

  it('blocks what a second person has to approve, and says or blocks what is not ticked, as the newsroom has it', () => {
    const asks = (handOver: Partial<HandOverState>) =>
      publishProblems({ ...whole, handOver: { ...NOTHING_TO_ASK, ...handOver } });
    expect(asks({ lacksApproval: true })).toEqual({ blocks: ['not-approved'], warns: [] });
    expect(asks({ openChecks: 'warn' })).toEqual({ blocks: [], warns: ['open-checks'] });
    expect(asks({ openChecks: 'block' })).toEqual({ blocks: ['open-checks'], warns: [] });
  });

  it('blocks an empty edition for each part a reader needs', () => {
    expect(publishProblems(bare).blocks).toEqual(['no-headline', 'no-lede', 'no-section', 'no-slug']);
  });

  it('only warns about what an editor may leave out', () => {
    expect(publishProblems(bare).warns).toEqual(['no-category', 'no-source', 'no-tags']);
  });

  it('finds nothing in an edition with one section and all its facts', () => {
    expect(publishProblems(whole)).toEqual({ blocks: [], warns: [] });
  });

  it('blocks a text that is clearly of the other language', () => {
    const lede =
      '潮の満ち引きは、月と太陽の引力から何年も先まで計算できる。その仕組みと限界を、港の例から読み解く。';
    const document = { ...whole.document, headline: '潮汐', lede };
    expect(publishProblems({ ...whole, document }).blocks).toEqual(['wrong-language']);
    expect(publishProblems({ ...whole, document, locale: 'ja' }).blocks).toEqual([]);
  });

  it('blocks a headline that no list could show', () => {
    const document = { ...whole.document, headline: 'Tides '.repeat(60) };
    expect(publishProblems({ ...whole, document }).blocks).toEqual(['long-headline']);
  });

  it('does not count a section that has no text', () => {
    const document = { ...whole.document, outlook: { blocks: [] } };
    expect(publishProblems({ ...whole, document }).blocks).toEqual(['no-section']);
  });

  it('warns about translations that are missing, fell behind, or nobody has read', () => {
    const segments = { missingSegments: 3, staleSegments: 2, machineSegments: 1 };
    expect(publishProblems({ ...whole, ...segments }).warns).toEqual([
      'missing-translation',
      'stale-translation',
      'machine-text',
    ]);
  });

  it('tells which figures nobody has named in this language', () => {
    const table = (id: string, title?: string) => ({
      id,
      kind: 'table' as const,
      ...(title && { title }),
      columns: [{ id: `${id}x` }, { id: `${id}y`, label: 'Ships' }],
      rows: [{ id: `${id}r`, cells: { [`${id}x`]: 'North', [`${id}y`]: '3' } }],
    });
    const document = { ...whole.document, outlook: { blocks: [table('t', 'Ports'), table('u')] } };
    expect(publishProblems({ ...whole, document }).warns).toEqual(['incomplete-figure']);
    expect(incompleteFigures(document)).toEqual(['u']);
  });
});
