import { expect, it, vi } from 'vitest';
import { listRelated } from '#db/queries/lists/list-related.ts';
import { buildArticle, buildDocument } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { createLog } from '../log.ts';
import { startUpkeep } from './start-upkeep.ts';

it('finds a moment after publishing what is nearest by its words, and ends when it is asked to', async () => {
  using test = await openTestStore();
  const publish = (name: string, lede: string, category: string) =>
    buildArticle(name, { category, document: { ...buildDocument(name), lede } });
  const { ref } = await publish('Own', 'Tidal turbines feed a desalination plant.', 'science');
  await publish('Filed alike', 'A comet passes at dusk.', 'science');
  await publish('Says the same', 'A desalination plant runs on tidal turbines.', 'culture');
  const first = async () => (await listRelated({ locale: 'en', articleId: ref.articleId }))[0]?.headline;
  expect(await first()).toBe('Filed alike headline');
  const stop = startUpkeep({ store: test.store, log: createLog('silent'), every: 10 });
  await vi.waitUntil(async () => (await first()) === 'Says the same headline', 20_000);
  await stop();
});
