import { expect, it } from 'vitest';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { withReading } from '../../freshness/reading.ts';
import { getParallel } from './get-parallel.ts';

const actor = TEST_ACTOR;

async function inBoth() {
  const ja = await buildArticle('潮', { locale: 'ja', slug: 'shio' });
  const en = await buildArticle('Tides', { translationOf: ja.ref.articleId, slug: 'tides' });
  return { ja: ja.ref, en: en.ref };
}

const staleNow = async () => [...((await getParallel({ locale: 'en', slug: 'tides' }))?.stale ?? ['none'])];

it('has both public editions whole, and rests on the article', async () => {
  using _ = await openTestStore();
  await inBoth();
  const { result, reading } = await withReading(() => getParallel({ locale: 'ja', slug: 'shio' }));
  expect(result?.own.document.headline).toBe('潮 headline');
  expect(result?.other).toMatchObject({ locale: 'en', slug: 'tides', document: { lede: 'Tides lede.' } });
  expect([...(result?.stale ?? []), ...(result?.optedOut ?? [])]).toEqual([]);
  expect(reading.words).toContain('article:1');
});

it('is not there when one of both cannot be read', async () => {
  using _ = await openTestStore();
  const { en } = await inBoth();
  await withdrawEdition({ actor, ...en, reason: 'Wrong' });
  expect(await getParallel({ locale: 'ja', slug: 'shio' })).toBeNull();
  expect(await getParallel({ locale: 'en', slug: 'tides' })).toBeNull();
});

it('calls a translation stale from when readers have another original beside it, until they have a newer translation', async () => {
  using _ = await openTestStore();
  const { ja, en } = await inBoth();
  expect(await staleNow()).toEqual([]);
  await rewriteLede({ articleId: ja.articleId, locale: 'ja', was: '潮 lede.', value: '大潮。' });
  // Nobody has the new original yet: a draft is told to nobody.
  expect(await staleNow()).toEqual([]);
  await publishEdition({ actor, ...ja });
  expect(await staleNow()).toEqual([['lede', 'en']]);
  await rewriteLede({ articleId: en.articleId, locale: 'en', was: 'Tides lede.', value: 'Spring tides.' });
  await publishEdition({ actor, ...en });
  expect(await staleNow()).toEqual([]);
});

it('calls nothing stale that was translated ahead of its original', async () => {
  using _ = await openTestStore();
  const { ja, en } = await inBoth();
  await rewriteLede({ articleId: ja.articleId, locale: 'ja', was: '潮 lede.', value: '大潮。' });
  await rewriteLede({ articleId: en.articleId, locale: 'en', was: 'Tides lede.', value: 'Spring tides.' });
  await publishEdition({ actor, ...en });
  expect(await staleNow()).toEqual([]);
  await publishEdition({ actor, ...ja });
  expect(await staleNow()).toEqual([]);
});
