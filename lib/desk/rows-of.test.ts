import { describe, expect, it } from 'vitest';
import { type ArticleDocument, emptyDocument } from '../article/document.ts';
import { editDocument } from '../article/edit-document.ts';
import { segmentsOf } from '../article/segments.ts';
import { rowsOf } from './rows-of.ts';

const paragraph = (id: string, text = id) => ({ id, kind: 'paragraph' as const, text });
const outlook = (...ids: string[]): ArticleDocument => ({
  ...emptyDocument(),
  outlook: { blocks: ids.map((id) => paragraph(id)) },
});
const segments = (...args: Parameters<typeof rowsOf>) => rowsOf(...args).map(({ segment }) => segment);

describe('the rows of an article', () => {
  it('of which nothing is written are its headline and its lede', () => {
    expect(segments({}, 'ja')).toEqual(['headline', 'lede']);
  });

  it('follow the leading language, and what only the other has stands behind what it follows there', () => {
    const documents = { ja: outlook('a', 'b'), en: outlook('x', 'b', 'y', 'z', 'a') };
    expect(segments(documents, 'ja').slice(2)).toEqual(['x', 'a', 'b', 'y', 'z']);
    expect(segments(documents, 'en').slice(2)).toEqual(['x', 'b', 'y', 'z', 'a']);
  });

  it('say where each text stands, so that typing into an empty cell puts it there', () => {
    const ja: ArticleDocument = {
      ...emptyDocument(),
      headline: '潮',
      keyPoints: { title: '要点', points: [{ id: 'k1', label: '月', text: '' }] },
      analysis: {
        parts: [
          {
            id: 'p1',
            heading: '見出し',
            blocks: [
              paragraph('t1'),
              {
                id: 'l1',
                kind: 'list',
                items: [
                  { id: 'i1', text: '一' },
                  { id: 'i2', text: '二' },
                ],
              },
            ],
          },
        ],
      },
      insight: { items: [{ id: 's1', kind: 'policy', label: '政策', blocks: [paragraph('t2')] }] },
    };
    const rows = rowsOf({ ja }, 'ja');
    expect(rows.map(({ segment, kind }) => `${segment} ${kind}`)).toEqual([
      'headline headline',
      'lede lede',
      'keyPoints.title title',
      'k1.label label',
      'k1 text',
      'p1.heading heading',
      't1 text',
      'i1 item',
      'i2 item',
      's1.label label',
      't2 text',
    ]);
    expect(rows.find(({ segment }) => segment === 'i2')?.place).toEqual({
      section: 'analysis',
      path: [
        { id: 'p1', kind: 'subsection', after: null },
        { id: 'l1', kind: 'list', after: 't1' },
        { id: 'i2', kind: 'item', after: 'i1' },
      ],
    });

    let en = emptyDocument();
    for (const { segment, place } of rows.toReversed()) {
      en = editDocument(en, { do: 'set', segment, value: `en ${segment}`, place }, ja) ?? en;
    }
    expect(segmentsOf(en).map(({ id, text }) => [id, text])).toEqual(
      rows.map(({ segment }) => [segment, `en ${segment}`]),
    );
    expect(en.insight?.items[0]?.kind).toBe('policy');
  });

  it('have what both languages share in the leading column, though only the other has the part', () => {
    const list = (level?: '2') => ({
      ...emptyDocument(),
      outlook: {
        blocks: [
          { id: 'l', kind: 'list' as const, items: [{ id: 'i', text: 'Rice', ...(level && { level }) }] },
        ],
      },
    });
    const levelIn = (documents: Parameters<typeof rowsOf>[0], lead: 'ja' | 'en') =>
      rowsOf(documents, lead).find(({ segment }) => segment === 'i.level')?.texts;
    expect(levelIn({ ja: emptyDocument(), en: list('2') }, 'ja')).toEqual({ ja: '2', en: '' });
    expect(levelIn({ ja: list('2'), en: list('2') }, 'ja')).toEqual({ ja: '2', en: '' });
    expect(levelIn({ ja: emptyDocument(), en: list('2') }, 'en')).toEqual({ ja: '', en: '2' });
    expect(levelIn({ ja: list(), en: list() }, 'ja')).toBeUndefined();
  });
});
