import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { listArticles } from '../../queries/desk/list/list-articles.ts';
import { findTag } from '../../queries/desk/list/list-choices.ts';
import { listLatest } from '../../queries/lists/list-latest.ts';
import { article, articleTag, audit, change } from '../../schema.ts';
import { BULK_LIMIT, bulkArticles } from './bulk-articles.ts';
import { createArticle } from './create-article.ts';

const actor = TEST_ACTOR;
const writer = { name: 'Aoi', role: 'writer', userId: 'aoi' } as const;
const translator = { name: 'Ren', role: 'translator', userId: 'ren' } as const;

const state = async ({ store: { read } }: TestStore) => ({
  articles: await read.select().from(article).orderBy(asc(article.id)),
  tags: await read.select().from(articleTag),
  audits: (await read.select().from(audit)).length,
  raised: (await read.select().from(change)).length,
});

const actions = ({ store: { read } }: TestStore) =>
  read.select({ action: audit.action, articleId: audit.articleId, detail: audit.detail }).from(audit);

async function storeWithThree() {
  const test = await openTestStore();
  for (const name of ['One', 'Two']) await buildArticle(name, { tags: ['Weather'] });
  await buildArticle('Three', { tags: ['Weather', 'Ocean'] });
  return test;
}

describe('a change of several articles', () => {
  it('gives them a category, and says which changed', async () => {
    using test = await storeWithThree();
    const action = { kind: 'set-category', categoryId: 6 } as const;
    expect(await bulkArticles({ actor, articleIds: [1, 2], action })).toEqual({ ok: true, changed: [1, 2] });
    expect(await bulkArticles({ actor, articleIds: [2, 3, 3], action })).toEqual({ ok: true, changed: [3] });
    expect((await state(test)).articles.map(({ categoryId }) => categoryId)).toEqual([6, 6, 6]);
    expect((await actions(test)).filter(({ action: name }) => name === 'set-category')).toEqual(
      [1, 2, 3].map((articleId) => ({ action: 'set-category', articleId, detail: { categoryId: 6 } })),
    );
    const { entries } = await listArticles({ actor, filter: { categoryId: 6 }, namesIn: 'en' });
    expect(entries).toHaveLength(3);
  });

  it('adds a tag behind the others, and removes one', async () => {
    using test = await storeWithThree();
    const [ocean = 0, weather = 0] = [
      await findTag({ actor: TEST_ACTOR, wording: 'Ocean' }),
      await findTag({ actor: TEST_ACTOR, wording: 'Weather' }),
    ].map((id) => id ?? 0);
    const articleIds = [1, 2];
    expect(
      await bulkArticles({ actor, articleIds, action: { kind: 'add-tag', tagId: ocean } }),
    ).toMatchObject({
      changed: [1, 2],
    });
    expect(
      await bulkArticles({ actor, articleIds, action: { kind: 'add-tag', tagId: ocean } }),
    ).toMatchObject({
      changed: [],
    });
    const tagsOf = async (id: number) =>
      (await state(test)).tags.flatMap((row) => (row.articleId === id ? [[row.tagId, row.position]] : []));
    expect(await tagsOf(1)).toEqual([
      [weather, 1],
      [ocean, 2],
    ]);
    await bulkArticles({ actor, articleIds: [1, 3], action: { kind: 'remove-tag', tagId: weather } });
    expect([await tagsOf(1), await tagsOf(3)]).toEqual([[[ocean, 2]], [[ocean, 2]]]);
  });

  it('takes them from readers into the trash and back, and raises the epoch', async () => {
    using test = await storeWithThree();
    const before = (await state(test)).raised;
    const articleIds = [1, 2];
    expect(await bulkArticles({ actor, articleIds, action: { kind: 'trash', pages: 2 } })).toMatchObject({
      changed: [1, 2],
    });
    expect((await listLatest({ locale: 'en' })).map(({ articleId }) => articleId)).toEqual([3]);
    expect((await state(test)).raised).toBe(before + 1);
    expect(await bulkArticles({ actor, articleIds: [1, 2, 3], action: { kind: 'restore' } })).toMatchObject({
      changed: [1, 2],
    });
    expect(await listLatest({ locale: 'en' })).toHaveLength(3);
  });
});

describe('live articles', () => {
  it('go into the trash only with the number of their pages: one for each language', async () => {
    using test = await storeWithThree();
    await buildArticle('潮', { locale: 'ja', translationOf: 1 });
    await buildArticle('Draft', { publish: false });
    const before = await state(test);
    const trash = (pages: number) =>
      bulkArticles({ actor, articleIds: [1, 2, 4], action: { kind: 'trash', pages } });
    const refusal = { ok: false, code: 'live-pages', detail: { pages: 3, articles: 2 } };
    expect(await trash(0)).toEqual(refusal);
    expect(await trash(2)).toEqual(refusal);
    expect(await state(test)).toEqual(before);
    // One of them may have gone meanwhile.
    expect(await trash(4)).toEqual({ ok: true, changed: [1, 2, 4] });
  });
});

describe('a change of several articles of which some are refused', () => {
  it('changes none, and names each with its reason', async () => {
    using test = await storeWithThree();
    await createArticle({ actor: writer, locale: 'en', headline: 'Own' });
    await createArticle({ actor: writer, locale: 'en', headline: 'Own, in the trash' });
    await bulkArticles({ actor: writer, articleIds: [5], action: { kind: 'trash', pages: 0 } });
    const before = await state(test);
    const action = { kind: 'set-category', categoryId: 6 } as const;
    expect(await bulkArticles({ actor: writer, articleIds: [4, 1, 5, 99], action })).toEqual({
      ok: false,
      code: 'some-refused',
      refused: [
        { articleId: 1, code: 'unknown-article' },
        { articleId: 5, code: 'trashed' },
        { articleId: 99, code: 'unknown-article' },
      ],
    });
    expect(await state(test)).toEqual(before);
    expect(await bulkArticles({ actor: writer, articleIds: [4], action })).toMatchObject({
      ok: true,
      changed: [4],
    });
  });

  it('refuses a writer their own article once readers have seen it', async () => {
    using test = await storeWithThree();
    await test.store.write((transaction) => transaction.update(article).set({ createdBy: writer.userId }));
    const action = { kind: 'trash', pages: 9 } as const;
    expect(await bulkArticles({ actor: writer, articleIds: [2], action })).toMatchObject({
      refused: [{ articleId: 2, code: 'forbidden' }],
    });
  });

  it.each(['set-category', 'add-tag', 'remove-tag', 'trash', 'restore'] as const)(
    'refuses a translator to %s',
    async (kind) => {
      using test = await storeWithThree();
      const before = await state(test);
      const action = { kind, categoryId: 6, tagId: 1 } as Parameters<typeof bulkArticles>[0]['action'];
      expect(await bulkArticles({ actor: translator, articleIds: [1, 2], action })).toMatchObject({
        ok: false,
        refused: [
          { articleId: 1, code: 'forbidden' },
          { articleId: 2, code: 'forbidden' },
        ],
      });
      expect(await state(test)).toEqual(before);
    },
  );

  it('knows no category and no tag that is not there, and takes no more than its limit', async () => {
    using test = await storeWithThree();
    const before = await state(test);
    const ask = (action: Parameters<typeof bulkArticles>[0]['action']) =>
      bulkArticles({ actor, articleIds: [1], action });
    expect(await ask({ kind: 'set-category', categoryId: 999 })).toMatchObject({ code: 'unknown-category' });
    expect(await ask({ kind: 'add-tag', tagId: 9999 })).toMatchObject({ code: 'unknown-tag' });
    expect(await state(test)).toEqual(before);
    const articleIds = Array.from({ length: BULK_LIMIT + 1 }, (_, n) => n + 1);
    expect(() => bulkArticles({ actor, articleIds, action: { kind: 'trash', pages: 0 } })).toThrow(
      RangeError,
    );
  });
});
