import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { SegmentFacts } from '#lib/article/segment-state.ts';
import { translationOf } from '#lib/article/segment-state.ts';
import { type DeskFacts, deskStatus, nextAppearance } from '#lib/desk/desk-status.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { unpublishEdition } from '../commands/editions/unpublish-edition.ts';
import { openStore } from '../open-store.ts';
import { article, deskEntry, deskFacet, edition, segment } from '../schema.ts';
import { projectDesk } from './project-desk.ts';

const HOUR = 3_600_000;
const hour = (n: number) => new Date(START.getTime() + n * HOUR);
const STAGES = ['writing', 'review', 'approved'] as const;

const TIMES = {
  scheduledAt: [null, hour(-5), START, hour(3), hour(30)],
  publishedAt: { ofLive: [hour(-5), START, hour(4)], ofOthers: [null, hour(-5), hour(4)] },
  embargoUntil: [null, hour(-5), hour(2), hour(40)],
  unpublishAt: [null, hour(-5), hour(5)],
  firstPublishedAt: [null, hour(-5), hour(6)],
};

/** Now, the moments before and at which a date comes or is a day ahead, and long after. Between them nothing changes. */
function instants(): Date[] {
  const { publishedAt, ...others } = TIMES;
  const dates = [...Object.values(others), ...Object.values(publishedAt)]
    .flat()
    .filter((date) => date !== null);
  const edges = dates.map((date) => date.getTime()).flatMap((date) => [date, date - 24 * HOUR]);
  const around = edges.filter((edge) => edge > START.getTime()).flatMap((edge) => [edge - 1, edge]);
  return [...new Set(around)].map((at) => new Date(at)).concat(START, hour(1000));
}

/** Every combination of facts about an edition, with two revisions: 1 is an older one, 2 the draft. */
function* combinations(): Generator<DeskFacts> {
  for (const liveRevisionId of [null, 1, 2])
    for (const scheduledAt of TIMES.scheduledAt)
      for (const scheduledRevisionId of scheduledAt ? [1, 2] : [null])
        for (const publishedAt of TIMES.publishedAt[liveRevisionId ? 'ofLive' : 'ofOthers'])
          for (const embargoUntil of TIMES.embargoUntil)
            for (const unpublishAt of TIMES.unpublishAt)
              for (const firstPublishedAt of TIMES.firstPublishedAt)
                for (const withdrawnAt of [null, hour(-5)])
                  for (const trashedAt of [null, hour(-5)])
                    for (const stage of liveRevisionId || scheduledAt ? (['review'] as const) : STAGES)
                      yield {
                        draftRevisionId: 2,
                        liveRevisionId,
                        scheduledRevisionId,
                        scheduledAt,
                        scheduledIsMinor: false,
                        publishedAt,
                        firstPublishedAt,
                        modifiedAt: null,
                        embargoUntil,
                        unpublishAt,
                        withdrawnAt,
                        withdrawnReason: withdrawnAt && 'reason',
                        trashedAt,
                        stage,
                      };
}

/** Facets of each article that hold at an instant and begin with `prefix`. */
async function heldAt(test: TestStore, instant: Date, prefix: string): Promise<Map<number, string[]>> {
  const held = new Map<number, string[]>();
  const at = instant.getTime();
  const rows = await test.store.read.execute<{ articleId: number; facet: string }>(sql`
    select article_id as articleId, facet from desk_facet
    where begins <= ${at} and until > ${at} and substr(facet, 1, ${prefix.length}) = ${prefix} order by facet`);
  for (const { articleId, facet } of rows) held.set(articleId, [...(held.get(articleId) ?? []), facet]);
  return held;
}

describe('the status of an edition in the projection', () => {
  it('is what deskStatus says, now and whenever something may change, for every combination of facts', async () => {
    using test = await openTestStore();
    await buildArticle('Facts');
    const all = [...combinations()];
    await test.store.write(async (transaction) => {
      await transaction.execute(sql`insert into revision (id, article_id, locale, kind, actor, created_at, document, headline, lede)
        select 2, article_id, locale, kind, actor, created_at, document, headline, lede from revision where id = 1`);
      const rows = all.map((facts, index) => ({ ...facts, articleId: index + 10 }));
      for (let from = 0; from < rows.length; from += 500) {
        const some = rows.slice(from, from + 500);
        await transaction.insert(article).values(
          some.map(({ articleId: id, trashedAt }) => ({
            id,
            trashedAt,
            originLocale: 'ja' as const,
            createdAt: START,
          })),
        );
        await transaction.insert(edition).values(
          some.map((row) => ({
            ...row,
            locale: 'ja' as const,
            provenance: 'original' as const,
            createdAt: START,
          })),
        );
      }
      await projectDesk(transaction, { from: 10, to: all.length + 9 }, START);
    });
    const wrong: unknown[] = [];
    for (const at of instants()) {
      const statuses = await heldAt(test, at, 'status:ja:');
      const soon = await heldAt(test, at, 'soon');
      for (const [index, facts] of all.entries()) {
        const expected = `status:ja:${deskStatus(facts, at)}`;
        const next = nextAppearance(facts, at);
        const isSoon = next !== null && next.getTime() - at.getTime() <= 24 * HOUR;
        const actual = statuses.get(index + 10)?.join();
        if (actual !== expected) wrong.push({ at, facts, actual, expected });
        const appears = (soon.get(index + 10) ?? []).join();
        if (appears !== (isSoon ? 'soon,soonest' : '')) wrong.push({ at, facts, isSoon, appears });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(all.length).toBeGreaterThan(10_000);
  });
});

describe('missing and stale translations in the projection', () => {
  it('are what translationOf says, for every combination of facts about a segment in two languages', async () => {
    using test = await openTestStore();
    const texts: (Omit<SegmentFacts, 'hash'> | null)[] = [null];
    for (const normalizedHash of ['a', 'b'])
      for (const sourceNormalizedHash of [null, 'a', 'b'])
        for (const origin of ['human', 'machine'] as const)
          for (const optedOut of [false, true])
            texts.push({
              normalizedHash,
              sourceNormalizedHash,
              sourceHash: sourceNormalizedHash,
              origin,
              optedOut,
            });
    const pairs = (['ja', 'en'] as const).flatMap((originLocale) =>
      texts.flatMap((ja) => texts.map((en) => ({ originLocale, ja, en }))),
    );
    await test.store.write(async (transaction) => {
      for (const [index, { originLocale, ja, en }] of pairs.entries()) {
        const articleId = index + 1;
        await transaction.execute(
          sql`insert into article (id, origin_locale, created_at) values (${articleId}, ${originLocale}, 0)`,
        );
        for (const [locale, facts] of Object.entries({ ja, en }) as ['ja' | 'en', typeof ja][]) {
          const row = { articleId, locale, segmentId: 'lede', position: 0, hash: 'x' };
          if (facts) await transaction.insert(segment).values({ ...row, ...facts });
        }
      }
      await projectDesk(transaction, { from: 1, to: pairs.length }, START);
    });
    const entries = await test.store.read.select().from(deskEntry).orderBy(deskEntry.articleId);
    const states = { missing: 0, stale: 0, other: 0 };
    for (const [index, { originLocale, ja, en }] of pairs.entries()) {
      const facts = { ...(ja && { ja: { ...ja, hash: 'x' } }), ...(en && { en: { ...en, hash: 'x' } }) };
      const expected = translationOf(facts, originLocale);
      const is = (locale: string, state: string) =>
        Number(expected?.into === locale && expected.state === state);
      const { missingJa, missingEn, staleJa, staleEn } = entries[index] as typeof deskEntry.$inferSelect;
      expect({ missingJa, missingEn, staleJa, staleEn }, JSON.stringify({ originLocale, ...facts })).toEqual({
        missingJa: is('ja', 'missing'),
        missingEn: is('en', 'missing'),
        staleJa: is('ja', 'stale'),
        staleEn: is('en', 'stale'),
      });
      states[expected?.state === 'missing' || expected?.state === 'stale' ? expected.state : 'other']++;
    }
    expect(Math.min(...Object.values(states))).toBeGreaterThan(10);
  });
});

describe('the projection of a store', () => {
  it('from before it is filled when the store is opened, with what the commands would have written', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides', { category: 'science', tags: ['Ocean'] });
    await buildArticle('Winds', { publish: false });
    const contents = async ({ read }: TestStore['store']) => ({
      entries: await read.select().from(deskEntry),
      facets: await read.select().from(deskFacet).orderBy(deskFacet.articleId, deskFacet.facet),
      found: await read.execute(sql`select rowid from desk_text where desk_text match 'tides'`),
    });
    const before = await contents(test.store);
    expect(before.found).toEqual([{ rowid: ref.articleId }]);
    await test.store.write(async (transaction) => {
      await transaction.execute(sql`delete from desk_entry`);
      await transaction.execute(sql`delete from desk_facet`);
      await transaction.execute(sql`insert into desk_text (desk_text) values ('delete-all')`);
    });
    test.store.close();
    const { store } = await openStore({ dataDir: test.dataDir, now: () => START });
    expect(await contents(store)).toEqual(before);
    store.close();
  });

  it('forgets what has ended when anything is written, and holds no more than before', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Ending');
    await unpublishEdition({ actor: TEST_ACTOR, ...ref, at: hour(1) });
    const rows = () => test.store.read.select().from(deskFacet);
    expect((await rows()).filter(({ until }) => until <= hour(2)).length).toBeGreaterThan(0);
    test.setNow(hour(2));
    await buildArticle('Another');
    expect((await rows()).filter(({ until }) => until <= hour(2))).toEqual([]);
    expect((await heldAt(test, hour(2), 'status:en')).get(ref.articleId)).toEqual(['status:en:unpublished']);
  });

  it('follows a changed headline in the index of words', async () => {
    using test = await openTestStore();
    const first = buildDocument('Text');
    await buildArticle('Text', { document: { ...first, headline: 'Harvest moon' }, slug: 'moon' });
    await buildArticle('Text', { document: { ...first, headline: 'Winter moon' }, slug: 'moon' });
    const found = async (word: string) =>
      (await test.store.read.execute(sql`select rowid from desk_text where desk_text match ${word}`)).length;
    expect([await found('harvest'), await found('winter'), await found('moon')]).toEqual([0, 1, 1]);
  });
});
