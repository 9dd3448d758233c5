import { expect, it } from 'vitest';
import type { ArticleDocument, Block } from './document.ts';
import { emptyDocument } from './document.ts';
import { withSharedData } from './shared-data.ts';

const outlook = (...blocks: Block[]): ArticleDocument => ({ ...emptyDocument(), outlook: { blocks } });

const table = (
  title: string,
  rows: [string, Record<string, string>][],
  labels: Record<string, string>,
): Block => ({
  id: 't',
  kind: 'table',
  title,
  columns: Object.entries(labels).map(([id, label]) => ({ id, ...(label && { label }) })),
  rows: rows.map(([id, cells]) => ({ id, cells })),
});

it('takes the numbers of the other language, and keeps its own words', () => {
  const en = outlook(table('Prices', [['r1', { a: 'Rice', b: '4' }]], { a: 'Good', b: 'Price' }));
  const ja = outlook(table('物価', [['r1', { a: '米', b: '5' }]], { a: '品目', b: '価格' }));
  expect(withSharedData(en, ja)).toEqual(
    outlook(table('Prices', [['r1', { a: 'Rice', b: '5' }]], { a: 'Good', b: 'Price' })),
  );
});

it('gets rows and columns with numbers where the other has them, without names', () => {
  const en = outlook(table('Prices', [['r1', { a: 'Rice', b: '4' }]], { a: 'Good', b: 'Price' }));
  const ja = outlook(
    table(
      '物価',
      [
        ['r0', { a: '麦', b: '2', c: '3' }],
        ['r1', { a: '米', b: '4', c: '6' }],
        ['r2', { a: '注のみ' }],
      ],
      { a: '品目', b: '昨年', c: '今年' },
    ),
  );
  expect(withSharedData(en, ja)).toEqual(
    outlook(
      table(
        'Prices',
        [
          ['r0', { b: '2', c: '3' }],
          ['r1', { a: 'Rice', b: '4', c: '6' }],
        ],
        { a: 'Good', b: 'Price', c: '' },
      ),
    ),
  );
});

it('loses the numbers that the other language has not, and no word', () => {
  const en = outlook(
    table(
      'Prices',
      [
        ['r1', { a: 'Rice', b: 'about 4' }],
        ['r2', { a: '7', b: '8' }],
      ],
      { a: 'Good', b: 'Price' },
    ),
  );
  const ja = outlook(table('物価', [['r1', { a: '米', b: '5' }]], { a: '品目', b: '価格' }));
  expect(withSharedData(en, ja)).toEqual(
    outlook(table('Prices', [['r1', { a: 'Rice', b: 'about 4' }]], { a: 'Good', b: 'Price' })),
  );
});

it('takes dates, pictures, addresses and settings', () => {
  const en = outlook(
    { id: 'c', kind: 'timeline', events: [{ id: 'e', date: '2023', text: 'It began.' }] },
    { id: 'p', kind: 'pictures', pictures: [{ id: 'q', media: '3', alt: 'A harbour' }] },
    { id: 'l', kind: 'list', items: [{ id: 'i', text: 'Deep', level: '2' }] },
    { id: 'k', kind: 'card', url: 'https://a.example/', title: 'Report' },
  );
  const ja = outlook(
    { id: 'c', kind: 'timeline', events: [{ id: 'e', date: '2024-03', text: '始まった。' }] },
    { id: 'p', kind: 'pictures', pictures: [{ id: 'q', media: '4', role: 'graphic', alt: '港' }] },
    { id: 'l', kind: 'list', items: [{ id: 'i', text: '浅い' }] },
    { id: 'k', kind: 'card', url: 'https://b.example/', title: '報告書' },
  );
  expect(withSharedData(en, ja)).toEqual(
    outlook(
      { id: 'c', kind: 'timeline', events: [{ id: 'e', date: '2024-03', text: 'It began.' }] },
      { id: 'p', kind: 'pictures', pictures: [{ id: 'q', media: '4', role: 'graphic', alt: 'A harbour' }] },
      { id: 'l', kind: 'list', items: [{ id: 'i', text: 'Deep' }] },
      { id: 'k', kind: 'card', url: 'https://b.example/', title: 'Report' },
    ),
  );
});

it('is the same document where nothing differs, or the other one has not the figure', () => {
  const en = outlook(table('Prices', [['r1', { a: 'Rice', b: '4' }]], { a: 'Good', b: 'Price' }));
  expect(withSharedData(en, en)).toBe(en);
  expect(withSharedData(en, emptyDocument())).toBe(en);
  expect(withSharedData(emptyDocument(), en)).toEqual(emptyDocument());
});

it('has rows and columns in the order of the language that was written, where both have them', () => {
  const cells = (row: string) => ({ a: `${row}1`, b: `${row}2`, c: `${row}3` });
  const en = outlook(
    table(
      'Prices',
      [
        ['r2', cells('2')],
        ['r1', cells('1')],
      ],
      { b: 'Price', own: 'Note', a: 'Good' },
    ),
  );
  const ja = outlook(
    table(
      '物価',
      [
        ['r1', cells('1')],
        ['r2', cells('2')],
      ],
      { a: '品目', b: '昨年', c: '今年' },
    ),
  );
  const [merged] = withSharedData(en, ja).outlook?.blocks ?? [];
  if (merged?.kind !== 'table') throw new Error('A table was expected.');
  expect(merged.columns.map(({ id }) => id)).toEqual(['a', 'b', 'own', 'c']);
  expect(merged.rows.map(({ id }) => id)).toEqual(['r1', 'r2']);
});
