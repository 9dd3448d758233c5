import { expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { change } from '../../schema.ts';
import { correctEdition } from '../editions/correct-edition.ts';
import { embargoEdition } from '../editions/embargo-edition.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { placeArticle } from '../front/place-article.ts';
import { endBanner, setBanner } from '../front/set-banner.ts';

const actor = TEST_ACTOR;
const at = START.getTime();

/** The words of the changes that `work` makes: one array for each time that it raises the epoch. */
async function wordsOf({ store }: TestStore, work: () => Promise<unknown>) {
  const before = store.epoch();
  await work();
  const rows = await store.read.select().from(change);
  return rows.filter(({ epoch }) => epoch > before).map(({ words }) => [...words].sort());
}

it('a story that is published changes itself, and every list in which it stands, once', async () => {
  using test = await openTestStore();
  const options = { category: 'science', tags: ['Ocean'] };
  const [words] = await wordsOf(test, () => buildArticle('Tides', options));
  expect(words).toEqual([
    'article:1',
    `list:en:all:0@${at}`,
    `list:en:author:1@${at}`,
    `list:en:category:6@${at}`,
    `list:en:changed:0@${at}`,
    expect.stringMatching(`^list:en:tag:\\d+@${at}$`),
    'months:en',
    'sitemap:0',
    'teaser:1',
  ]);
});

it('a text that is corrected changes the article, when it changed, and no list of stories', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const ofText = ['article:1', `list:en:changed:0@${at}`, 'sitemap:0'];
  expect(await wordsOf(test, () => correctEdition({ actor, ...ref, text: 'A figure was wrong.' }))).toEqual([
    ofText,
  ]);
  const redraft = (document: ReturnType<typeof buildDocument>) => () =>
    buildArticle('Tides', { document, publish: false });
  const before = buildDocument('Tides');
  const analysis = JSON.parse(JSON.stringify(before).replace('Tides text4', 'Tides, text4'));
  expect(analysis).not.toEqual(before);
  expect(await wordsOf(test, redraft(analysis)), 'nobody sees a draft').toEqual([]);
  expect(await wordsOf(test, () => publishEdition({ actor, ...ref }))).toEqual([ofText]);
  // What lists say of it, and what they draw: the cover is drawn by the parts.
  for (const other of [{ lede: 'Another lede.' }, { outlook: { blocks: [] } }]) {
    await redraft({ ...analysis, ...other })();
    const [words] = await wordsOf(test, () => publishEdition({ actor, ...ref }));
    expect(words).toContain('teaser:1');
    expect(words).toContain(`list:en:all:0@${at}`);
  }
});

it('a date that is planned changes what it will', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const until = new Date(at + 60_000);
  const [words] = await wordsOf(test, () => embargoEdition({ actor, ...ref, until }));
  expect(words).toEqual(expect.arrayContaining(['article:1', 'teaser:1', `list:en:all:0@${at}`]));
});

it('a month is new with its first story, and gone with its last, and not with others', async () => {
  using test = await openTestStore();
  const months = async (work: () => Promise<unknown>) =>
    (await wordsOf(test, work)).flat().filter((word) => word.startsWith('months'));
  const october = new Date(at - 20 * 24 * 3_600_000);
  const publish = (name: string) => () => buildArticle(name, { publishedAt: october });
  expect(await months(publish('One'))).toEqual(['months:en']);
  expect(await months(publish('Two'))).toEqual([]);
  const trash = (articleId: number) => () => trashArticle({ actor, articleId });
  expect(await months(trash(1))).toEqual([]);
  expect(await months(trash(2))).toEqual(['months:en']);
});

it('what is placed changes the front page of its language', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const [words] = await wordsOf(test, () => placeArticle({ actor, ...ref, slot: 'lead' }));
  expect(words).toEqual(['placement:en']);
});

it('a banner changes every page of its language', async () => {
  using test = await openTestStore();
  const endsAt = new Date(at + 60_000);
  const set = () => setBanner({ actor, locale: 'ja', text: '津波警報', endsAt });
  expect(await wordsOf(test, set)).toEqual([['banner:ja']]);
  expect(await wordsOf(test, () => endBanner({ actor, locale: 'ja', id: 1 }))).toEqual([['banner:ja']]);
});

it('a bulk of words too many to tell apart means everything', async () => {
  using test = await openTestStore();
  const { writeChange } = await import('../../freshness/changes.ts');
  const words = (count: number) => Array.from({ length: count }, (_, n) => `article:${n}`);
  const write = (count: number) =>
    wordsOf(test, () => test.store.write((transaction) => writeChange(transaction, words(count))));
  expect((await write(2_000))[0]).toHaveLength(2_000);
  expect(await write(2_001)).toEqual([['*']]);
});
