import { eq, sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { bulkArticles } from '../commands/editions/bulk-articles.ts';
import { trashArticle } from '../commands/editions/trash-article.ts';
import { openStore } from '../open-store.ts';
import { listRelated } from '../queries/lists/list-related.ts';
import { change, related, setting } from '../schema.ts';
import { fillRelated, relateDue } from './project-related.ts';

const inScience = (name: string, tags: string[] = []) => buildArticle(name, { category: 'science', tags });
const idOf = async (made: ReturnType<typeof inScience>) => (await made).ref.articleId;
const near = async (articleId: number) =>
  (await listRelated({ locale: 'en', articleId })).map(({ headline }) => headline.replace(' headline', ''));

/** What the last change wrote, of articles. */
async function lastWords({ store }: TestStore) {
  const words = (await store.read.select().from(change)).at(-1)?.words ?? [];
  return words.filter((word) => word.startsWith('article:'));
}

it('a story is named by those near it as soon as it is published, and the change says which', async () => {
  using test = await openTestStore();
  const one = await idOf(inScience('One', ['Ocean']));
  const two = await idOf(inScience('Two', ['Ocean']));
  const far = await idOf(buildArticle('Far', { category: 'culture' }));
  expect([await near(one), await near(two), await near(far)]).toEqual([['Two'], ['One'], []]);
  const three = await idOf(inScience('Three', ['Ocean']));
  expect(await lastWords(test)).toEqual([`article:${three}`, `article:${two}`, `article:${one}`]);
  expect(await near(one)).toEqual(['Three', 'Two']);
});

it('at most 20 of those near it are looked at again', async () => {
  using test = await openTestStore();
  const ids: number[] = [];
  for (let n = 1; n <= 25; n++) ids.push(await idOf(inScience(`Story ${n}`)));
  const last = await idOf(inScience('Last'));
  const words = await lastWords(test);
  expect(words).toHaveLength(21);
  expect(words).toContain(`article:${last}`);
  const oldest = await test.store.read
    .select()
    .from(related)
    .where(eq(related.articleId, ids[0] ?? 0));
  expect(oldest.map(({ relatedId }) => relatedId)).not.toContain(last);
});

it('what moves in no list looks at none', async () => {
  using test = await openTestStore();
  const one = await idOf(inScience('One'));
  await inScience('Two');
  await trashArticle({ actor: TEST_ACTOR, articleId: one });
  expect(await lastWords(test)).toEqual([`article:${one}`]);
});

it('many articles at once have 20 neighbours together', async () => {
  using test = await openTestStore();
  const ids: number[] = [];
  for (let n = 1; n <= 30; n++) ids.push(await idOf(inScience(`Story ${n}`)));
  const tagId = 1;
  await bulkArticles({ actor: TEST_ACTOR, articleIds: ids.slice(0, 3), action: { kind: 'add-tag', tagId } });
  const words = await lastWords(test);
  expect(words.slice(0, 3)).toEqual(ids.slice(0, 3).map((id) => `article:${id}`));
  expect(words.length).toBeLessThanOrEqual(23);
});

it('a store from before there was such a table is filled when it is opened, once', async () => {
  using test = await openTestStore();
  const one = await idOf(inScience('One'));
  await inScience('Two');
  const { dataDir } = test;
  await test.store.write(async (tx) => {
    await tx.delete(related);
    await tx.delete(setting);
  });
  expect(await near(one)).toEqual([]);
  test.store.close();
  const { store } = await openStore({ dataDir });
  expect(await near(one)).toEqual(['Two']);
  await store.write(async (tx) => tx.delete(related));
  await fillRelated(store);
  expect(await near(one)).toEqual([]);
  store.close();
});

it('a store that takes long to fill tells how far it is', async () => {
  using test = await openTestStore();
  await test.store.write(async (tx) => {
    await tx.execute(sql`insert into article (origin_locale, created_at)
      with recursive n(n) as (select 1 union all select n + 1 from n where n < 1100) select 'ja', 0 from n`);
    await tx.execute(sql`insert into listing (locale, kind, entity_id, article_id, published_at)
      select 'ja', 'all', 0, id, 0 from article`);
    await tx.delete(setting);
  });
  const { dataDir } = test;
  test.store.close();
  // A clock in a hurry: five seconds pass between two looks at it.
  let now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 5_000;
    return now;
  });
  const told: string[] = [];
  const { store } = await openStore({ dataDir, onProgress: (sentence) => told.push(sentence) });
  store.close();
  expect(told).toEqual([
    'Finding related stories: 500 of 1100 texts ...',
    'Finding related stories: 1000 of 1100 texts ...',
  ]);
});

it('what says the same is nearer than what is filed alike, once the serving process has looked', async () => {
  using test = await openTestStore();
  const { store } = test;
  const text = (name: string, words: string) => ({
    ...buildDocument(name),
    lede: words,
    headline: `${name} headline`,
  });
  const publish = (name: string, words: string, category = 'science') =>
    idOf(buildArticle(name, { category, document: text(name, words) }));
  const own = await publish('Own', 'Tidal turbines in the Naruto strait feed a desalination plant.');
  await publish('Filed alike', 'A comet passes at dusk.');
  const same = await publish('Says the same', 'A desalination plant runs on tidal turbines.', 'culture');
  await publish('Other', 'Orchestras tour in spring.', 'culture');
  expect(await near(own)).toEqual(['Filed alike']);
  while ((await relateDue(store, { most: 10, until: Number.MAX_SAFE_INTEGER })) > 0);
  expect((await near(own))[0]).toBe('Says the same');
  expect(await lastWords(test)).not.toEqual([]);
  // A change of one that it is near to does not bring the topics back.
  await trashArticle({ actor: TEST_ACTOR, articleId: same });
  expect(await near(own)).not.toContain('Says the same');
});
