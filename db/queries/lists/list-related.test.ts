import { expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { listRelated } from './list-related.ts';

it('a story that a date has hidden makes way for the next nearest', async () => {
  using test = await openTestStore();
  const minutesAgo = (n: number) => new Date(START.getTime() - n * 60_000);
  const publish = (n: number) => buildArticle(String(n), { category: 'science', publishedAt: minutesAgo(n) });
  const { ref: newest } = await publish(1);
  for (const n of [2, 3, 4, 5, 6]) await publish(n);
  const { ref: own } = await publish(7);
  const at = new Date(START.getTime() + 60_000);
  const ended = await unpublishEdition({ actor: TEST_ACTOR, ...newest, at });
  expect(ended).toMatchObject({ ok: true });
  const shown = async () =>
    (await listRelated({ locale: 'en', articleId: own.articleId })).map(({ headline }) => headline);
  expect(await shown()).toEqual(['1 headline', '2 headline', '3 headline', '4 headline']);
  test.setNow(at);
  expect(await shown()).toEqual(['2 headline', '3 headline', '4 headline', '5 headline']);
});
