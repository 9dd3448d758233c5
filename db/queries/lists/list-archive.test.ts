import { describe, expect, it } from 'vitest';
import { afterQuery, parseAfter } from '#lib/cursor.ts';
import { buildArticle } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { listArchive } from './list-archive.ts';
import { listArchiveMonths } from './list-archive-months.ts';

const HOUR = 3_600_000;

describe('the archive of a month before 1970', () => {
  it('goes on after its first page, and ends', async () => {
    using _ = await openTestStore();
    const july = new Date('1965-07-14T00:00:00Z').getTime();
    for (let n = 1; n <= 45; n++) {
      await buildArticle(`Story ${n}`, { publishedAt: new Date(july - n * HOUR) });
    }
    const seen: string[][] = [];
    let after: ReturnType<typeof parseAfter> = null;
    do {
      const page = await listArchive({ locale: 'en', month: '1965-07', after: after ?? undefined });
      seen.push(page.teasers.map(({ headline }) => headline));
      // As a reader's browser hands it on: through the address.
      after = page.next && parseAfter(afterQuery(page.next).slice('?after='.length));
    } while (after && seen.length < 5);
    expect(seen.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(seen.flat()).toEqual(Array.from({ length: 45 }, (_, n) => `Story ${n + 1} headline`));
    expect(await listArchiveMonths({ locale: 'en' })).toEqual(['1965-07']);
  });

  it.each([
    ['1969-12-31T14:59:59.999Z', '1969-12'],
    ['1969-12-31T15:00:00.000Z', '1970-01'],
    ['1965-07-31T14:59:59.001Z', '1965-07'],
    ['1965-07-31T15:00:00.000Z', '1965-08'],
  ])('begins and ends with Japan’s month, to the millisecond: %s is of %s', async (publishedAt, month) => {
    using _ = await openTestStore();
    await buildArticle('Tides', { publishedAt: new Date(publishedAt) });
    expect(await listArchiveMonths({ locale: 'en' })).toEqual([month]);
    const { teasers } = await listArchive({ locale: 'en', month });
    expect(teasers.map(({ headline }) => headline)).toEqual(['Tides headline']);
  });
});
