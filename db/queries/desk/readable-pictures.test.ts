import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { openTestStore } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { createArticle } from '../../commands/editions/create-article.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { addMedia } from '../../commands/facts/add-media.ts';
import { saveFacts } from '../../commands/facts/save-facts.ts';
import { setHero } from '../../commands/facts/set-hero.ts';
import { theStore } from '../../store.ts';
import { factsOf } from './editor/facts-of.ts';
import { listPictures } from './editor/list-pictures.ts';

const WRITER: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };

it('who guesses the number of a picture that waits in another’s article learns nothing of it', async () => {
  using _ = await openTestStore();
  const waiting = await buildArticle('Merger', { publish: false });
  const bytes = await (await paint(64, 48)).png().toBuffer();
  const texts = { en: { alt: 'The two presidents shake hands' } };
  const { articleId: theirs } = waiting.ref;
  const added = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'A', texts, articleId: theirs });
  const mediaId = added.ok ? added.mediaId : 0;
  const own = await createArticle({ actor: WRITER, locale: 'en', headline: 'Own' });
  const articleId = own.ok ? own.articleId : 0;
  const guess = async () => {
    const { versions } = await factsOf(theStore().read, articleId);
    return saveFacts({ actor: WRITER, articleId, change: { versions, hero: { mediaId } } });
  };
  expect(await guess()).toMatchObject({ ok: false, code: 'unknown-media' });
  expect(await setHero({ actor: WRITER, articleId, mediaId })).toMatchObject({ code: 'unknown-media' });
  expect(await listPictures({ actor: WRITER })).toEqual([]);

  await publishEdition({ actor: TEST_ACTOR, ...waiting.ref });
  expect(await listPictures({ actor: WRITER })).toMatchObject([{ mediaId }]);
  expect(await guess()).toMatchObject({ ok: true });
});

it('a writer is offered the pictures of their own articles, before readers see them', async () => {
  using _ = await openTestStore();
  const own = await createArticle({ actor: WRITER, locale: 'en', headline: 'Own' });
  const bytes = await (await paint(64, 48)).png().toBuffer();
  const articleId = own.ok ? own.articleId : 0;
  const added = await addMedia({ actor: WRITER, bytes, credit: 'A', articleId });
  expect(added.ok).toBe(true);
  expect(await listPictures({ actor: WRITER })).toHaveLength(1);
});
