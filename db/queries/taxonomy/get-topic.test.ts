import { expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { getTopic } from './get-topic.ts';

it('a tag has a counterpart once a public article of the other language carries it', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides', { tags: ['Ukraine'] });
  const counterpart = async () =>
    (await getTopic({ kind: 'tag', locale: 'en', slug: 'ukraine' }))?.translation?.name ?? null;
  expect(await counterpart()).toBeNull();
  const japanese = { ...buildDocument('潮汐'), lede: '潮の満ち引きは月と太陽の引力で起きる。' };
  const translation = await buildArticle('潮汐', {
    locale: 'ja',
    translationOf: ref.articleId,
    document: japanese,
    publish: false,
  });
  expect(await counterpart()).toBeNull();
  await publishEdition({ actor: TEST_ACTOR, ...translation.ref });
  expect(await counterpart()).toBe('ウクライナ');
});
