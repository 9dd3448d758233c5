import { expect, it } from 'vitest';
import { MOST_PICKS, type PickAct } from '#lib/desk/related-picks.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { withReading } from '../../freshness/reading.ts';
import { getRelatedPicks } from '../../queries/desk/editor/get-related-picks.ts';
import { listRelated, listRelatedToDraft } from '../../queries/lists/list-related.ts';
import { audit } from '../../schema.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { withdrawEdition } from '../editions/withdraw-edition.ts';
import { pickRelated } from './pick-related.ts';

const actor = TEST_ACTOR;

/** Articles 1 to 6 in English; 1 and 3 in Japanese too. Nearest to the first is the second. */
async function six() {
  await buildArticle('One', { category: 'science', tags: ['Ocean'] });
  await buildArticle('Two', { category: 'science', tags: ['Ocean'] });
  for (const name of ['Three', 'Four', 'Five', 'Six']) await buildArticle(name, { category: 'culture' });
  for (const translationOf of [1, 3])
    await buildArticle(`訳${translationOf}`, { locale: 'ja', translationOf });
  const pick = (act: PickAct, relatedId: number, seen?: string) =>
    pickRelated({ actor, articleId: 1, act, relatedId, seen });
  const shown = async (locale: 'ja' | 'en' = 'en') =>
    (await listRelated({ locale, articleId: 1 })).map(({ articleId }) => articleId);
  return { pick, shown };
}

it('stories that an editor chose come first, in their order, in both languages as far as they are public there', async () => {
  using test = await openTestStore();
  const { pick, shown } = await six();
  expect(await shown()).toEqual([2]);
  for (const id of [5, 3, 4]) expect(await pick('add', id)).toMatchObject({ ok: true });
  expect(await shown()).toEqual([5, 3, 4, 2]);
  expect(await shown('ja')).toEqual([3]);
  expect(
    (await listRelatedToDraft({ locale: 'en', articleId: 1 })).map(({ articleId }) => articleId),
  ).toEqual([5, 3, 4, 2]);
  await pick('up', 4);
  await pick('down', 5);
  expect(await shown()).toEqual([4, 5, 3, 2]);
  // One that is found by itself too stands once, where the editor put it.
  await pick('add', 2);
  await pick('up', 2);
  expect(await shown()).toEqual([4, 5, 2, 3]);
  await withdrawEdition({ actor, articleId: 5, locale: 'en', reason: 'test' });
  expect(await shown()).toEqual([4, 2, 3]);
  await pick('remove', 4);
  expect(await shown()).toEqual([2, 3]);
  const told = (await test.store.read.select().from(audit)).filter(({ action }) => action === 'pick-related');
  expect(told.at(-1)?.detail).toEqual({
    before: { related: '#4, #5, #2, #3' },
    after: { related: '#5, #2, #3' },
  });
});

it('a page that names them is dropped by a choice, and by a change of what was chosen', async () => {
  using test = await openTestStore();
  const { pick } = await six();
  await pick('add', 5);
  const { reading } = await withReading(() => listRelated({ locale: 'en', articleId: 1 }));
  expect(reading.words).toContain('article:1');
  expect(reading.words).toContain('teaser:5');
  const before = test.store.epoch();
  await pick('add', 6);
  expect(test.store.epoch()).toBeGreaterThan(before);
});

it('refuses itself, what is chosen, too many, what is not there or in the trash, and what somebody else changed', async () => {
  using _ = await openTestStore();
  const { pick } = await six();
  const seen = (await getRelatedPicks({ actor, articleId: 1, namesIn: 'en' }))?.seen;
  expect(await pick('add', 1)).toMatchObject({ code: 'related-itself' });
  expect(await pick('add', 99)).toMatchObject({ code: 'unknown-article' });
  expect(await pick('add', 2, seen)).toMatchObject({ ok: true });
  expect(await pick('add', 2)).toMatchObject({ code: 'related-already', detail: { articleId: 2 } });
  expect(await pick('add', 3, seen)).toMatchObject({ code: 'related-moved-on' });
  expect(await pick('remove', 3)).toMatchObject({ code: 'related-moved-on' });
  await trashArticle({ actor, articleId: 6 });
  expect(await pick('add', 6)).toMatchObject({ code: 'trashed' });
  for (let n = 7; n < 6 + MOST_PICKS; n++) {
    await buildArticle(`More ${n}`);
    expect(await pick('add', n)).toMatchObject({ ok: true });
  }
  expect(await pick('add', 3)).toMatchObject({ code: 'related-too-many', detail: { most: MOST_PICKS } });
});

it('finds what may be chosen by number, address and words of the headline', async () => {
  using _ = await openTestStore();
  const { pick } = await six();
  await buildArticle('Price cap', { slug: 'price-cap' });
  const find = async (typed: string) =>
    (await getRelatedPicks({ actor, articleId: 1, namesIn: 'en', typed }))?.found.map(
      ({ articleId }) => articleId,
    );
  for (const typed of [
    '7',
    '#7',
    '＃7',
    'https://news.example/en/articles/price-cap',
    'price-cap',
    'Price c',
  ])
    expect([typed, await find(typed)]).toEqual([typed, [7]]);
  expect(await find('1')).toEqual([]);
  await pick('add', 7);
  expect(await find('price cap')).toEqual([]);
  expect(await find('nothing like it')).toEqual([]);
});
