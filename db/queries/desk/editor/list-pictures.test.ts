import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { openTestStore } from '#testing/test-store.ts';
import type { Staff } from '../../../auth/actor.ts';
import { addMedia } from '../../../commands/facts/add-media.ts';
import { listPictures } from './list-pictures.ts';

it('offers editors every picture, newest first, and writers only those that readers have seen', async () => {
  using _ = await openTestStore();
  const live = await buildArticle('Tides');
  const draft = await buildArticle('Waves', { publish: false });
  for (const [width, articleId] of [
    [600, live.ref.articleId],
    [640, draft.ref.articleId],
    [680, undefined],
  ] as const) {
    const bytes = await (await paint(width, 400)).jpeg().toBuffer();
    const texts = { en: { alt: `Width ${width}` } };
    const added = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'A. Photographer', texts, articleId });
    expect(added.ok).toBe(true);
  }
  const widths = async (role: Staff['role']) =>
    (await listPictures({ actor: { name: role, role, userId: 'me' } }))?.map(({ width }) => width);
  expect(await widths('editor')).toEqual([680, 640, 600]);
  expect(await widths('writer')).toEqual([600]);
  expect(await widths('translator')).toBeUndefined();
  const [newest] = (await listPictures({ actor: TEST_ACTOR })) ?? [];
  expect(newest?.texts.en?.alt).toBe('Width 680');
});
