import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { moveEdition } from './move-edition.ts';

const actor = TEST_ACTOR;

it('an article in the trash keeps its address', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await trashArticle({ actor, articleId: ref.articleId });
  const moved = await moveEdition({ actor, ...ref, slug: 'elsewhere' });
  expect(moved).toMatchObject({ ok: false, code: 'trashed' });
});
