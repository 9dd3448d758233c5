import { describe, expect, it } from 'vitest';
import { applyEdit, sourceFields } from './edit-facts.ts';
import type { FactsEdit, FactsView, SourceView } from './editor.ts';

const source = (id: number, title: string): SourceView => ({
  id,
  url: `https://example.org/${id}`,
  language: 'en',
  accessedAt: '2026-11-02',
  names: { en: { title, publisher: 'Press' } },
});

const FACTS: FactsView = {
  versions: { category: '', authors: '', tags: '', sources: '', hero: '' },
  categoryId: 2,
  authors: [{ id: 1, contribution: 'writing', names: {} }],
  tags: [
    { id: 5, key: 'a', names: {} },
    { id: 6, key: 'b', names: {} },
  ],
  sources: [source(1, 'One'), source(2, 'Two'), source(3, 'Three')],
  hero: {
    mediaId: 9,
    width: 1,
    height: 1,
    focal: { x: 0.5, y: 0.5 },
    variants: [],
    credit: 'A. Photographer',
    licence: '',
    texts: { en: { alt: 'A harbour', caption: 'At dawn' } },
  },
};

const wantedOf = (edit: FactsEdit) => {
  const applied = applyEdit(FACTS, edit);
  if (!applied.ok) throw new Error(JSON.stringify(applied.stale));
  return applied.wanted;
};
const staleOf = (edit: FactsEdit) => {
  const applied = applyEdit(FACTS, edit);
  return applied.ok ? [] : applied.stale;
};
const orderOf = (edit: FactsEdit['sources']) =>
  wantedOf({ sources: edit ?? {} }).sources?.map(({ id }) => id);

describe('a value that somebody changes', () => {
  it('is written where it still is what they saw, or what they want already', () => {
    expect(wantedOf({ category: { from: 2, to: 3 } })).toEqual({ categoryId: 3 });
    expect(wantedOf({ category: { from: 1, to: 2 } })).toEqual({ categoryId: 2 });
    expect(wantedOf({ hero: { from: 9, to: null } })).toEqual({ hero: null });
  });

  it('is told with all three values where somebody else changed it', () => {
    expect(staleOf({ category: { from: 1, to: 3 }, hero: { from: null, to: 8 } })).toEqual([
      { fact: 'category', from: 1, to: 3, is: 2 },
      { fact: 'hero', from: null, to: 8, is: 9 },
    ]);
  });
});

describe('lists', () => {
  it('keep what others added, whatever is added or removed', () => {
    expect(wantedOf({ tags: { add: [{ id: 7 }], remove: [5] } })).toEqual({ tags: [{ id: 6 }, { id: 7 }] });
    expect(wantedOf({ authors: { add: [4, 1] } })).toEqual({ authors: [{ id: 1 }, { id: 4 }] });
    const edits = (from: 'writing' | 'reporting', to: 'editing' | 'writing') =>
      applyEdit(FACTS, { authors: { contributions: [{ id: 1, from, to }] } });
    expect(edits('writing', 'editing')).toEqual({
      ok: true,
      wanted: { authors: [{ id: 1, contribution: 'editing' }] },
    });
    expect(edits('reporting', 'editing')).toEqual({
      ok: false,
      stale: [{ fact: 'authors', id: 1, from: 'reporting', to: 'editing', is: 'writing' }],
    });
    // Gone already: removing it twice does nothing more.
    expect(wantedOf({ tags: { remove: [99] } })).toEqual({ tags: [{ id: 5 }, { id: 6 }] });
  });

  it('are put in order as they were seen; what others added stays behind its neighbour', () => {
    expect(orderOf({ order: { from: [1, 2, 3], to: [3, 1, 2] } })).toEqual([3, 1, 2]);
    // 2 was added by somebody else, behind 1.
    expect(orderOf({ order: { from: [1, 3], to: [3, 1] } })).toEqual([3, 1, 2]);
    // 4 was removed by somebody else.
    expect(orderOf({ order: { from: [4, 1, 2, 3], to: [1, 4, 3, 2] } })).toEqual([1, 3, 2]);
    expect(staleOf({ sources: { order: { from: [2, 1, 3], to: [2, 3, 1] } } })).toMatchObject([
      { fact: 'sources', field: 'order', is: [1, 2, 3] },
    ]);
  });
});

describe('a source', () => {
  it('is judged by the fields that were changed, and only these are written', () => {
    const fields = { 'publisher-en': { from: 'Press', to: ' Institute ' } };
    expect(wantedOf({ sources: { edit: [{ id: 2, fields }] } }).sources).toEqual([
      { id: 1 },
      { id: 2, names: { en: { title: 'Two', publisher: 'Institute' } } },
      { id: 3 },
    ]);
    expect(
      wantedOf({ sources: { edit: [{ id: 2, fields: { url: { from: 'https://example.org/2', to: '' } } }] } })
        .sources?.[1],
    ).toEqual({ id: 2, names: {}, url: null });
  });

  it('of which the same field was changed by somebody else is refused', () => {
    const fields = {
      'title-en': { from: 'Too', to: 'Second' },
      'publisher-en': { from: 'Press', to: 'Institute' },
    };
    expect(staleOf({ sources: { edit: [{ id: 2, fields }] } })).toEqual([
      { fact: 'sources', id: 2, field: 'title-en', from: 'Too', to: 'Second', is: 'Two' },
    ]);
  });

  it('that is gone is told, and one that was corrected is not removed', () => {
    expect(staleOf({ sources: { edit: [{ id: 8, fields: {} }] } })).toMatchObject([{ id: 8, is: null }]);
    const from = sourceFields(source(2, 'Two'));
    expect(orderOf({ remove: [{ id: 2, from }] })).toEqual([1, 3]);
    expect(staleOf({ sources: { remove: [{ id: 2, from: { ...from, 'title-en': 'Tow' } }] } })).toMatchObject(
      [{ fact: 'sources', id: 2, is: { 'title-en': 'Two' } }],
    );
    expect(orderOf({ remove: [{ id: 8, from }] })).toEqual([1, 2, 3]);
  });

  it('that is added stands at the end', () => {
    expect(wantedOf({ sources: { add: [{ 'title-ja': ' 潮 ' }] } }).sources?.at(-1)).toEqual({
      names: { ja: { title: '潮' } },
    });
  });
});

describe('the words of a picture', () => {
  it('are written one by one', () => {
    const fields = { 'alt-en': { from: 'A harbour', to: 'A quay' } };
    expect(wantedOf({ picture: { mediaId: 9, fields } })).toEqual({
      hero: { mediaId: 9, texts: { en: { alt: 'A quay', caption: 'At dawn' } } },
    });
    expect(staleOf({ picture: { mediaId: 9, fields: { credit: { from: 'B.', to: 'C.' } } } })).toEqual([
      { fact: 'hero', field: 'credit', from: 'B.', to: 'C.', is: 'A. Photographer' },
    ]);
  });

  it('are not given to another picture', () => {
    expect(staleOf({ picture: { mediaId: 8, fields: {} } })).toMatchObject([{ fact: 'hero', is: 9 }]);
  });
});
