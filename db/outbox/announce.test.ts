import { asc } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { FactsChange } from '#lib/desk/editor.ts';
import { buildArticle, buildDocument, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { moveEdition } from '../commands/addresses/move-edition.ts';
import { correctEdition } from '../commands/editions/correct-edition.ts';
import { publishEdition } from '../commands/editions/publish-edition.ts';
import { restoreArticle } from '../commands/editions/restore-article.ts';
import { scheduleEdition } from '../commands/editions/schedule-edition.ts';
import { trashArticle } from '../commands/editions/trash-article.ts';
import { unpublishEdition } from '../commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '../commands/editions/withdraw-edition.ts';
import { saveFacts } from '../commands/facts/save-facts.ts';
import { runCommand } from '../commands/run/run-command.ts';
import { factsOf } from '../queries/desk/editor/facts-of.ts';
import { outbox, placement } from '../schema.ts';
import { announce } from './announce.ts';
import { holdLease } from './lease.ts';
import { lookout } from './look.ts';
import { startAnnouncing, stopAnnouncing } from './switch.ts';

const actor = TEST_ACTOR;
const minute = (n: number) => new Date(START.getTime() + n * 60_000);

/** Begins to announce, as the first drainer does. @returns a function that tells the events since it was asked last */
async function announcing({ store }: TestStore) {
  const now = new Date();
  await holdLease(store, 'test', { now, until: new Date(now.getTime() + 60_000) });
  await store.write((transaction) => startAnnouncing(transaction, ['a'], store.now()));
  let seen = 0;
  return async () => {
    const rows = await store.read.select().from(outbox).orderBy(asc(outbox.id));
    const fresh = rows.slice(seen);
    seen = rows.length;
    return fresh.map(({ event, articleId, locale, facts }) => ({ event, articleId, locale, ...facts }));
  };
}

const names = (events: { event: string }[]) => events.map(({ event }) => event);

it('costs one statement, and writes nothing, where nothing is announced', async () => {
  using test = await openTestStore();
  await buildArticle('Tides', { publish: false });
  const sent = await test.sentDuring(() => publishEdition({ actor, articleId: 1, locale: 'en' }));
  expect(sent.filter((text) => /outbox|announced|delivery/.test(text))).toHaveLength(1);
  expect(await test.store.read.select().from(outbox)).toEqual([]);
});

it('takes what is public when it is switched on for told, and what happened while it was off for nothing', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Old');
  const events = await announcing(test);
  await publishEdition({ actor, ...ref });
  expect(await events(), 'the same once more').toEqual([]);
  await test.store.write((transaction) => stopAnnouncing(transaction, test.store.now()));
  await buildArticle('Meanwhile');
  const again = await announcing(test);
  expect(await again()).toEqual([]);
  await withdrawEdition({ actor, articleId: 2, locale: 'en', reason: 'Wrong.' });
  expect(names(await again())).toEqual(['article.withdrawn']);
});

it('tells of an edition what readers saw happen to it, once each', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  expect(await events()).toEqual([
    {
      event: 'article.published',
      articleId: 1,
      locale: 'en',
      slug: 'tides',
      revision: 1,
      headline: 'Tides headline',
      publishedAt: '2026-11-03T00:00:00.000Z',
      modifiedAt: null,
      translationSlug: null,
    },
  ]);
  await buildArticle('Tides', { document: { ...buildDocument('Tides'), lede: 'Other.' }, publish: false });
  expect(await events(), 'a draft').toEqual([]);
  await publishEdition({ actor, ...ref });
  expect(names(await events())).toEqual(['article.updated']);
  await correctEdition({ actor, ...ref, text: 'A figure was wrong.' });
  expect(names(await events())).toEqual(['article.corrected']);
  await moveEdition({ actor, ...ref, slug: 'ebb' });
  expect(await events()).toMatchObject([{ event: 'article.updated', slug: 'ebb', oldSlug: 'tides' }]);
  await withdrawEdition({ actor, ...ref, reason: 'Wrong.' });
  // What is withdrawn is not named again.
  expect(await events()).toEqual([
    { event: 'article.withdrawn', articleId: 1, locale: 'en', slug: 'ebb', revision: expect.any(Number) },
  ]);
  await restoreArticle({ actor, ...ref });
  expect(names(await events())).toEqual(['article.published']);
  await trashArticle({ actor, articleId: 1 });
  expect(names(await events())).toEqual(['article.withdrawn']);
});

it('names the public edition in the other language', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  const { ref, slug } = await buildArticle('Tides');
  const ja = await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId });
  expect((await events()).map(({ locale, ...facts }) => [locale, facts])).toEqual([
    ['en', expect.objectContaining({ slug, translationSlug: null })],
    ['ja', expect.objectContaining({ slug: ja.slug, translationSlug: slug })],
  ]);
});

it('tells of a correction the edition that has it, and no other', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  const { ref } = await buildArticle('Tides');
  await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId });
  const other = await buildArticle('Winds');
  await events();
  await correctEdition({ actor, ...ref, text: 'A figure was wrong.' });
  expect(await events()).toMatchObject([{ event: 'article.corrected', articleId: 1, locale: 'en' }]);
  await moveEdition({ actor, ...other.ref, slug: 'gales' });
  expect(names(await events())).toEqual(['article.updated']);
});

it('tells nobody of a minor change, and of the next one that is an update', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  const { ref } = await buildArticle('Tides');
  await events();
  const write = (was: string, value: string) => rewriteLede({ articleId: ref.articleId, was, value });
  await write('Tides lede.', 'A tydal lede.');
  await publishEdition({ actor, ...ref, change: { is: 'minor' } });
  expect(await events()).toEqual([]);
  test.setNow(minute(1));
  await write('A tydal lede.', 'A tidal lede.');
  await publishEdition({ actor, ...ref, change: { is: 'update' } });
  expect(await events()).toMatchObject([{ event: 'article.updated', modifiedAt: minute(1).toISOString() }]);
  await write('A tidal lede.', 'No tidal lede.');
  await publishEdition({ actor, ...ref, change: { is: 'correction', kind: 'apology', text: 'Wrong.' } });
  expect(names(await events())).toEqual(['article.corrected']);
});

it('tells of facts alone that stand around the text of a public article, and of none that stay as they are', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides', { tags: ['Oceans'] });
  const { articleId } = ref;
  const hidden = await buildArticle('Hidden', { publish: false });
  const events = await announcing(test);
  const change = async (wanted: Omit<FactsChange, 'versions'>, id = articleId) => {
    const { versions } = await factsOf(test.store.read, id);
    const result = await saveFacts({ actor, articleId: id, change: { versions, ...wanted } });
    if (!result.ok) throw new Error(result.code);
    return { facts: result.facts, events: await events() };
  };
  const updated = [{ event: 'article.updated', articleId, locale: 'en', headline: 'Tides headline' }];
  expect((await change({ categoryId: 2 })).events).toMatchObject(updated);
  expect((await change({ categoryId: 2 })).events).toEqual([]);
  expect((await change({ tags: [] })).events).toMatchObject(updated);
  const source = { names: { en: { title: 'Tide tables' } } };
  const { facts, events: ofSource } = await change({ sources: [source] });
  expect(ofSource).toMatchObject(updated);
  const [{ id = 0 } = {}] = facts.sources;
  expect((await change({ sources: [{ id, names: { en: { title: 'Tables' } } }] })).events).toMatchObject(
    updated,
  );
  expect((await change({ authors: [] })).events).toMatchObject(updated);
  expect((await change({ categoryId: 3 }, hidden.ref.articleId)).events).toEqual([]);
});

it('reads what is public of the articles that a change names, not the addresses of all', async () => {
  using test = await openTestStore();
  await announcing(test);
  for (const name of ['Tides', 'Winds']) await buildArticle(name);
  const announced = () =>
    test.store.write((transaction) => announce(transaction, ['article:1', 'article:2'], START));
  const steps = (await test.sentDuring(announced)).flatMap((text) => explain(test.store, text));
  expect(steps).toContainEqual(expect.stringContaining('scope=? AND locale=? AND entity_id=?'));
  expect(steps.filter((step) => step.includes('(scope=?)'))).toEqual([]);
});

it('keeps nothing of a change that is undone', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  const { ref } = await buildArticle('Tides');
  await events();
  const failing = runCommand(actor, { right: 'publish', articleId: 1 }, async ({ changed, transaction }) => {
    changed.add('article:1');
    await transaction.delete(outbox);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await withdrawEdition({ actor, ...ref, reason: 'Wrong.' });
  expect(names(await events())).toEqual(['article.withdrawn']);
});

it('tells at their minutes what dates change, though nobody writes then, and after a pause too', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  const scheduled = await buildArticle('Scheduled', { publish: false });
  await scheduleEdition({ actor, ...scheduled.ref, at: minute(10) });
  const ending = await buildArticle('Ending');
  await unpublishEdition({ actor, ...ending.ref, at: minute(20) });
  expect(names(await events())).toEqual(['article.published']);

  const look = lookout(test.store, [{ name: 'a', takes: 'article' }]);
  test.setNow(new Date(minute(10).getTime() - 1));
  await look();
  expect(await events()).toEqual([]);
  expect(await test.sentDuring(look), 'nothing to do').toEqual([]);
  test.setNow(minute(10));
  await look();
  expect(await events()).toMatchObject([{ event: 'article.published', articleId: 1 }]);
  // Another process, which begins after the second date.
  test.setNow(minute(30));
  await lookout(test.store, [{ name: 'a', takes: 'article' }])();
  expect(await events()).toMatchObject([{ event: 'article.withdrawn', articleId: 2 }]);
  await look();
  expect(await events()).toEqual([]);
});

it('misses no edition, and drops everything, where more dates come than were looked ahead', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  for (const name of ['One', 'Two']) await buildArticle(name, { publishedAt: minute(5) });
  const [at, createdAt] = [minute(4), START];
  const placements = Array.from({ length: 200 }, () => ({
    locale: 'en' as const,
    slot: 'lead' as const,
    articleId: 1,
    startsAt: at,
    createdAt,
  }));
  await test.store.write(async (transaction) => transaction.insert(placement).values(placements));
  const look = lookout(test.store, [{ name: 'cdn', takes: 'cache' }]);
  await look();
  expect(await events()).toEqual([]);
  test.setNow(minute(5));
  await look();
  expect(await events()).toMatchObject([
    { event: 'article.published', articleId: 1 },
    { event: 'article.published', articleId: 2 },
    { event: 'cache.purge', tags: ['*'] },
  ]);
});

it('tells a cache the words of a change, as they are sent with answers', async () => {
  using test = await openTestStore();
  const events = await announcing(test);
  const look = lookout(test.store, [{ name: 'cdn', takes: 'cache' }]);
  await look();
  await buildArticle('Tides', { category: 'science' });
  await look();
  const [, purge] = await events();
  expect(purge).toEqual({
    event: 'cache.purge',
    articleId: null,
    locale: null,
    tags: expect.arrayContaining(['article:1', 'teaser:1', 'sitemap:0', 'months:en', 'list:en:category:6']),
  });
  expect(JSON.stringify(purge)).not.toContain('@');
});
