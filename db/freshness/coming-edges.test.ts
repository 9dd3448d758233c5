import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { embargoEdition } from '../commands/editions/embargo-edition.ts';
import { scheduleEdition } from '../commands/editions/schedule-edition.ts';
import { unpublishEdition } from '../commands/editions/unpublish-edition.ts';
import { placeArticle } from '../commands/front/place-article.ts';
import { setBanner } from '../commands/front/set-banner.ts';
import { theStore } from '../store.ts';
import { comingEdges } from './coming-edges.ts';

const minute = (n: number) => new Date(START.getTime() + n * 60_000);
const at = (n: number) => minute(n).getTime();
const edgesAfter = (n: number) => comingEdges(theStore().read, minute(n));

describe('what changes without anybody writing', () => {
  it('is nothing where nothing is planned', async () => {
    using _ = await openTestStore();
    await buildArticle('Tides');
    expect(await edgesAfter(0)).toEqual({ edges: [], lookAgainAt: Number.POSITIVE_INFINITY });
  });

  it('is told in order: dates, schedules, embargoes, ends, placements and banners, each with what it is about', async () => {
    using _ = await openTestStore();
    const edition = async (name: string, publish = true) => {
      const { ref } = await buildArticle(name, { publish, category: 'science' });
      return { actor: TEST_ACTOR, ...ref };
    };
    await buildArticle('Dated', { publishedAt: minute(60) });
    await scheduleEdition({ ...(await edition('Scheduled', false)), at: minute(50) });
    await embargoEdition({ ...(await edition('Embargoed')), until: minute(40) });
    await unpublishEdition({ ...(await edition('Ending')), at: minute(30) });
    const placed = await edition('Placed');
    await placeArticle({ ...placed, slot: 'lead', startsAt: minute(10), endsAt: minute(20) });

    const breaking = { actor: TEST_ACTOR, locale: 'ja', text: '津波警報' } as const;
    await setBanner({ ...breaking, startsAt: minute(15), endsAt: minute(70) });

    const { edges } = await edgesAfter(0);
    const minutes = edges.map((edge) => (edge.at - at(0)) / 60_000);
    // The scheduled one is dated for its minute as well.
    expect(minutes).toEqual([10, 15, 20, 30, 40, 50, 50, 60, 70]);
    const wordsAt = (n: number) => edges.find((edge) => edge.at === at(n))?.words ?? [];
    expect(wordsAt(10)).toEqual(['placement:en']);
    expect([wordsAt(15), wordsAt(70)]).toEqual([['banner:ja'], ['banner:ja']]);
    expect([...wordsAt(60)].sort()).toEqual([
      'article:1',
      `list:en:all:0@${at(60)}`,
      `list:en:author:1@${at(60)}`,
      `list:en:changed:0@${at(60)}`,
      'months:en',
      'sitemap:0',
      'teaser:1',
    ]);
    expect(wordsAt(30)).toEqual(expect.arrayContaining(['teaser:4', `list:en:category:6@${at(0)}`]));
    expect((await edgesAfter(30)).edges.map((edge) => edge.at)).toEqual([
      at(40),
      at(50),
      at(50),
      at(60),
      at(70),
    ]);
  });

  it('is looked for again where there is more than was looked ahead', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    for (let n = 1; n <= 201; n++) {
      await placeArticle({ actor: TEST_ACTOR, ...ref, slot: 'lead', startsAt: minute(n) });
    }
    const first = await edgesAfter(0);
    expect([first.edges.length, first.lookAgainAt]).toEqual([200, at(200)]);
    const second = await edgesAfter(200);
    expect([second.edges.map((edge) => edge.at), second.lookAgainAt]).toEqual([
      [at(201)],
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('is told whole where more than are looked ahead come at one instant', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const place = (n: number) =>
      placeArticle({ actor: TEST_ACTOR, ...ref, slot: 'lead', startsAt: minute(n) });
    for (let n = 0; n < 205; n++) await place(1);
    await place(2);
    const first = await edgesAfter(0);
    expect([first.edges.map((edge) => edge.at), first.lookAgainAt]).toEqual([Array(205).fill(at(1)), at(1)]);
    expect((await edgesAfter(1)).edges.map((edge) => edge.at)).toEqual([at(2)]);
  });
});
