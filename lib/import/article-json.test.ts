import { expect, it } from 'vitest';
import { type ArticleDocument, emptyDocument } from '../article/document.ts';
import { readArticleJson } from './article-json.ts';

const vocabulary = {
  categories: [{ id: 3, wordings: ['経済', 'Economy'] }],
  tags: [{ id: 7, wordings: ['円', 'Yen'] }],
};
const document: ArticleDocument = {
  ...emptyDocument(),
  headline: '円の{行方|ゆくえ}',
  lede: '三つの数字で見る。',
  outlook: {
    blocks: [
      {
        id: 't',
        kind: 'table',
        title: '円',
        columns: [
          { id: 'a', label: '年' },
          { id: 'b', label: '円' },
        ],
        rows: [{ id: 'r', cells: { a: '2024', b: '151.5' } }],
      },
    ],
  },
};
const json = (more: object = {}) =>
  JSON.stringify({
    schema: 'prism-news/article',
    version: 1,
    language: 'ja',
    document,
    category: { name: 'ECONOMY', slug: 'e' },
    tags: [{ name: '円' }, { name: '貿易' }],
    sources: [
      { n: 1, title: '財務省', url: 'https://www.mof.go.jp/' },
      { n: 2, publisher: 'A' },
    ],
    ...more,
  });

it('takes an article as a site like this gives it out: the document as it is, names by the vocabulary', () => {
  const read = readArticleJson(json(), { vocabulary });
  expect(read).toMatchObject({
    ok: true,
    article: {
      locale: 'ja',
      document,
      categoryId: 3,
      tagIds: [7],
      proposedTags: ['貿易'],
      sources: [
        { title: '財務省', url: 'https://www.mof.go.jp/' },
        { title: '', url: undefined },
      ],
      warnings: [{ code: 'unknown-tag', text: '貿易' }],
    },
  });
});

it('leaves out pictures, which belong to the other store, and says so', () => {
  const pictures = { id: 'p', kind: 'pictures', pictures: [{ id: 'q', media: '12', alt: '港' }] };
  const read = readArticleJson(json({ document: { ...document, outlook: { blocks: [pictures] } } }), {
    vocabulary,
  });
  expect(read).toMatchObject({
    article: {
      document: { outlook: { blocks: [{ ...pictures, pictures: [{ id: 'q', alt: '港' }] }] } },
      warnings: expect.arrayContaining([{ code: 'left-pictures', text: '1' }]),
    },
  });
});

it('refuses its own form with another document in it, and leaves everything else to be read as text', () => {
  expect(readArticleJson(json({ document: { v: 9 } }), { vocabulary })).toEqual({
    ok: false,
    code: 'not-our-document',
  });
  expect(readArticleJson(json({ language: 'fr' }), { vocabulary })).toEqual({
    ok: false,
    code: 'not-our-document',
  });
  for (const text of ['{"a":1}', '{ no JSON', '円安\n\n円が下がった。', '{"schema":"other"}']) {
    expect(readArticleJson(text, { vocabulary })).toBeUndefined();
  }
});
