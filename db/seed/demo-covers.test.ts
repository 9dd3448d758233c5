import { expect, it } from 'vitest';
import { kindOfCover } from '#lib/cover/draw-cover.ts';
import { LOCALES } from '#lib/locale.ts';
import { openTestStore } from '#testing/test-store.ts';
import { listApiCategories, listApiTopics } from '../queries/api/list-api-topics.ts';
import { getFrontPage } from '../queries/lists/get-front-page.ts';
import { listLatest } from '../queries/lists/list-latest.ts';
import { listTopic } from '../queries/taxonomy/get-topic.ts';
import { loadDemo } from './load-demo.ts';

const kind = ({ articleId }: { articleId: number }) => JSON.stringify(kindOfCover(articleId));

/** Pairs of stories that stand one below the other and have covers of a kind. */
const alike = (stories: { articleId: number }[]) =>
  stories.filter((story, index) => index > 0 && kind(stories[index - 1] ?? story) === kind(story));

it('no two covers of the demo are alike in sight of each other, in whatever list', async () => {
  using test = await openTestStore();
  test.setNow(new Date());
  await loadDemo(() => {});
  let lists = 0;
  for (const locale of LOCALES) {
    const { lead, seconds, strips } = await getFrontPage({ locale });
    const front = [
      ...(lead ? [lead] : []),
      ...seconds,
      ...strips.flatMap(({ teasers }) => teasers.slice(0, 1)),
    ];
    expect(front.length).toBeGreaterThan(7);
    expect(new Set(front.map(kind)).size, `the front page in ${locale}`).toBe(front.length);
    expect(alike(await listLatest({ locale, limit: 100 }))).toEqual([]);
    const categories = (await listApiCategories()).map(({ id }) => ({ kind: 'category' as const, id }));
    const [tags, authors] = await Promise.all(
      (['tag', 'author'] as const).map(async (of) =>
        (await listApiTopics({ kind: of, limit: 1000 })).topics.map(({ id }) => ({ kind: of, id })),
      ),
    );
    for (const topic of [...categories, ...(tags ?? []), ...(authors ?? [])]) {
      const { teasers } = await listTopic({ ...topic, locale });
      lists += teasers.length > 1 ? 1 : 0;
      expect(alike(teasers), JSON.stringify(topic)).toEqual([]);
    }
  }
  expect(lists).toBeGreaterThan(20);
}, 180_000);
