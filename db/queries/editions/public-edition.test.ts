import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { publicRevisionId } from '#lib/article/edition-state.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { embargoEdition } from '../../commands/editions/embargo-edition.ts';
import { publishEdition } from '../../commands/editions/publish-edition.ts';
import { restoreArticle } from '../../commands/editions/restore-article.ts';
import { scheduleEdition } from '../../commands/editions/schedule-edition.ts';
import { trashArticle } from '../../commands/editions/trash-article.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { article, edition } from '../../schema.ts';
import { listLatest } from '../lists/list-latest.ts';
import { publicEdition } from './public-edition.ts';

const MINUTE = 60_000;
const minute = (n: number) => new Date(START.getTime() + n * MINUTE);
const ref = (articleId: number) => ({ actor: TEST_ACTOR, articleId, locale: 'en' as const });

/** The minutes, out of the first 60, in which each headline is on the front page. */
async function seenByMinute(test: TestStore): Promise<Record<string, number[]>> {
  const seen: Record<string, number[]> = {};
  for (let n = 0; n < 60; n++) {
    test.setNow(minute(n));
    for (const { headline } of await listLatest({ locale: 'en' })) {
      seen[headline] = [...(seen[headline] ?? []), n];
    }
  }
  return seen;
}

const range = (from: number, until: number) => Array.from({ length: until - from }, (_, n) => from + n);

describe('the door to public data, minute by minute', () => {
  it('opens and closes at each minute that a fact names', async () => {
    using test = await openTestStore();
    const draft = (name: string) => buildArticle(name, { publish: false });
    await draft('Draft');
    const live = await buildArticle('Live');
    await buildArticle('Dated', { publishedAt: minute(7) });
    const scheduled = await draft('Scheduled');
    await scheduleEdition({ ...ref(scheduled.ref.articleId), at: minute(10) });
    const held = await draft('Held');
    await scheduleEdition({ ...ref(held.ref.articleId), at: minute(10) });
    await embargoEdition({ ...ref(held.ref.articleId), until: minute(20) });
    const embargoed = await draft('Embargoed');
    await embargoEdition({ ...ref(embargoed.ref.articleId), until: minute(15) });
    await publishEdition(ref(embargoed.ref.articleId));
    const ending = await buildArticle('Ending');
    await unpublishEdition({ ...ref(ending.ref.articleId), at: minute(30) });
    const withdrawn = await buildArticle('Withdrawn');
    test.setNow(minute(1));
    await withdrawEdition({ ...ref(withdrawn.ref.articleId), reason: 'Wrong figures' });
    const trashed = await buildArticle('Trashed');
    await trashArticle({ actor: TEST_ACTOR, articleId: trashed.ref.articleId });

    expect(await seenByMinute(test)).toEqual({
      'Live headline': range(0, 60),
      'Dated headline': range(7, 60),
      'Scheduled headline': range(10, 60),
      'Held headline': range(20, 60),
      'Embargoed headline': range(15, 60),
      'Ending headline': range(0, 30),
    });
    expect(live.status).toBe('created');
  });

  it('swaps a scheduled revision in at its minute, and tells readers that it was updated', async () => {
    using test = await openTestStore();
    const first = await buildArticle('Live');
    const again = { ...buildDocument('Live'), headline: 'Live, updated' };
    await buildArticle('Live', { document: again, publish: false, slug: first.slug });
    await scheduleEdition({ ...ref(first.ref.articleId), at: minute(10) });
    expect(await seenByMinute(test)).toEqual({
      'Live headline': range(0, 10),
      'Live, updated': range(10, 60),
    });
    const [row] = await test.store.read.select().from(publicEdition(minute(12)));
    expect(row?.publishedAt).toEqual(minute(0));
    expect(row?.modifiedAt).toEqual(minute(10));
  });

  it('opens again for what is restored', async () => {
    using test = await openTestStore();
    const { ref: it } = await buildArticle('Back');
    await trashArticle({ actor: TEST_ACTOR, articleId: it.articleId });
    expect(await listLatest({ locale: 'en' })).toEqual([]);
    await restoreArticle({ actor: TEST_ACTOR, articleId: it.articleId });
    await withdrawEdition({ ...ref(it.articleId), reason: 'Wrong figures' });
    expect(await listLatest({ locale: 'en' })).toEqual([]);
    await restoreArticle({ actor: TEST_ACTOR, articleId: it.articleId });
    expect(await listLatest({ locale: 'en' })).toHaveLength(1);
    expect(test.store.now()).toEqual(START);
  });

  it('says in SQL what publicRevisionId says in TypeScript, for every combination of facts', async () => {
    using test = await openTestStore();
    const { ref: it } = await buildArticle('Facts');
    const [row] = await test.store.read.select().from(edition);
    const revisionId = row?.draftRevisionId ?? 0;
    const past = minute(-5);
    const future = minute(5);
    const times = [null, past, START, future];
    let compared = 0;
    for (const liveRevisionId of [null, revisionId])
      for (const scheduledAt of times)
        for (const publishedAt of liveRevisionId ? [past, START, future] : times)
          for (const embargoUntil of times)
            for (const unpublishAt of times)
              for (const withdrawnAt of [null, past])
                for (const trashedAt of [null, past]) {
                  const facts = {
                    draftRevisionId: revisionId,
                    liveRevisionId,
                    scheduledRevisionId: scheduledAt && revisionId,
                    scheduledAt,
                    scheduledIsMinor: false,
                    publishedAt,
                    firstPublishedAt: null,
                    modifiedAt: null,
                    embargoUntil,
                    unpublishAt,
                    withdrawnAt,
                    withdrawnReason: withdrawnAt && 'reason',
                  };
                  await test.store.write(async (transaction) => {
                    await transaction.update(edition).set(facts).where(eq(edition.articleId, it.articleId));
                    await transaction.update(article).set({ trashedAt });
                  });
                  const [visible] = await test.store.read.select().from(publicEdition(START));
                  const expected = publicRevisionId({ ...facts, trashedAt }, START);
                  expect(visible?.revisionId ?? null, JSON.stringify(facts)).toBe(expected);
                  compared++;
                }
    expect(compared).toBe(7 * 4 * 4 * 4 * 2 * 2);
  });
});
