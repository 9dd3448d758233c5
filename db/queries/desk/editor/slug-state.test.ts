import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import type { Actor } from '../../../auth/actor.ts';
import { moveEdition } from '../../../commands/addresses/move-edition.ts';
import { slugState } from './slug-state.ts';

const WRITER: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };

it('whose address it is, is told to whoever may read that article; to others only that it is taken', async () => {
  using _ = await openTestStore();
  const theirs = await buildArticle('Merger', { publish: false });
  const own = await buildArticle('Own', { publish: false, actor: { ...TEST_ACTOR, userId: 'chiba' } });
  const other = await buildArticle('Other', { publish: false, actor: { ...TEST_ACTOR, userId: 'chiba' } });
  const look = (actor: Actor, slug: string) => slugState({ actor, ...own.ref, slug });
  const move = (actor: Actor, slug: string) => moveEdition({ actor, ...own.ref, slug });

  expect(await look(WRITER, 'merger-headline')).toEqual({ is: 'taken' });
  expect(await move(WRITER, 'merger-headline')).toEqual({
    ok: false,
    code: 'slug-taken',
    detail: { slug: 'merger-headline', articleId: 0 },
  });
  expect(await look(WRITER, 'other-headline')).toEqual({ is: 'taken', articleId: other.ref.articleId });
  expect(await move(WRITER, 'other-headline')).toMatchObject({ detail: { articleId: other.ref.articleId } });
  expect(await look(TEST_ACTOR, 'merger-headline')).toEqual({ is: 'taken', articleId: theirs.ref.articleId });
});
