import { expect, it } from 'vitest';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { getPlan } from '../../queries/desk/editor/get-plan.ts';
import { getSharedPreview } from '../../queries/desk/editor/get-shared-preview.ts';
import { restoreArticle } from '../editions/restore-article.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { revokePreview, sharePreview } from './share-preview.ts';

const actor = TEST_ACTOR;
const day = (n: number) => new Date(START.getTime() + n * 86_400_000);

async function shared(articleId: number, days = 7) {
  const result = await sharePreview({ actor, articleId, locale: 'en', days });
  if (!result.ok) throw new Error(result.code);
  return result.token;
}

const lede = async (token: string, locale: 'ja' | 'en' = 'en') =>
  (await getSharedPreview({ token, locale }))?.article.document.lede ?? null;

it('shows the draft of that moment, and no later one, until its day', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides', { publish: false });
  const token = await shared(ref.articleId);
  await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'Another lede.' });
  expect(await lede(token)).toBe('Tides lede.');
  expect(await lede(token, 'ja')).toBeNull();
  expect(await lede(`${token}x`)).toBeNull();
  expect(await lede('')).toBeNull();
  test.setNow(new Date(day(7).getTime() - 1));
  expect(await lede(token)).toBe('Tides lede.');
  test.setNow(day(7));
  expect(await lede(token)).toBeNull();
  expect((await getPlan({ actor, articleId: ref.articleId }))?.en.previews).toEqual([]);
});

it('keeps an autosave that it shows, though others follow within its minutes', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { publish: false });
  await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'A first lede, saved.' });
  const token = await shared(ref.articleId);
  await rewriteLede({
    articleId: ref.articleId,
    was: 'A first lede, saved.',
    value: 'A first lede, saved again.',
  });
  expect(await lede(token)).toBe('A first lede, saved.');
});

it('is taken back, once, and shows nothing while its article is in the trash', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { publish: false });
  const { articleId } = ref;
  const other = await buildArticle('Winds', { publish: false });
  const token = await shared(articleId);
  await trashArticle({ actor, articleId });
  expect(await lede(token)).toBeNull();
  await restoreArticle({ actor, articleId });
  expect(await lede(token)).toBe('Tides lede.');
  const previewId = (await getPlan({ actor, articleId }))?.en.previews[0]?.id ?? 0;
  const revoke = (of: number) => revokePreview({ actor, articleId: of, previewId });
  expect(await revoke(other.ref.articleId)).toMatchObject({ code: 'unknown-preview' });
  expect(await revoke(articleId)).toMatchObject({ ok: true });
  expect(await lede(token)).toBeNull();
  expect(await revoke(articleId)).toMatchObject({ code: 'unknown-preview' });
});

it.each([0, 31, 1.5, Number.NaN])('is refused for %s days', async (days) => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const result = await sharePreview({ actor, ...ref, days });
  expect(result).toMatchObject({ code: 'invalid-preview-days', detail: { least: 1, most: 30 } });
});
