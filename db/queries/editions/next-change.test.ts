import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { embargoEdition } from '../../commands/editions/embargo-edition.ts';
import { placeArticle } from '../../commands/editions/place-article.ts';
import { scheduleEdition } from '../../commands/editions/schedule-edition.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { nextChange } from './next-change.ts';

const minute = (n: number) => new Date(START.getTime() + n * 60_000);
const minutesAhead = async (n: number) => {
  const at = await nextChange(minute(n));
  return at && (at.getTime() - START.getTime()) / 60_000;
};

describe('the next change that nobody has to make', () => {
  it('is none where nothing is planned', async () => {
    using _ = await openTestStore();
    expect(await minutesAhead(0)).toBeNull();
    await buildArticle('Tides');
    expect(await minutesAhead(0)).toBeNull();
  });

  it('is the first of all dates, schedules, embargoes, ends and placements', async () => {
    using _ = await openTestStore();
    const edition = async (name: string, publish = true) => {
      const { ref } = await buildArticle(name, { publish });
      return { actor: TEST_ACTOR, ...ref };
    };
    await buildArticle('Dated', { publishedAt: minute(60) });
    await scheduleEdition({ ...(await edition('Scheduled', false)), at: minute(50) });
    await embargoEdition({ ...(await edition('Embargoed')), until: minute(40) });
    await unpublishEdition({ ...(await edition('Ending')), at: minute(30) });
    const placed = await edition('Placed');
    await placeArticle({ ...placed, slot: 'lead', startsAt: minute(10), endsAt: minute(20) });
    const seen = [];
    for (const n of [0, 10, 20, 30, 40, 50, 60]) seen.push(await minutesAhead(n));
    expect(seen).toEqual([10, 20, 30, 40, 50, 60, null]);
  });
});
