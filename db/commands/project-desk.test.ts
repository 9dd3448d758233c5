import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type DeskFacts, deskStatus, nextAppearance } from '#lib/desk/desk-status.ts';
import { edition } from '../schema.ts';
import { buildArticle } from '../testing/build-article.ts';
import { openTestStore, START, type TestStore } from '../testing/test-store.ts';
import { projectDesk } from './project-desk.ts';

const HOUR = 3_600_000;
const hour = (n: number) => new Date(START.getTime() + n * HOUR);
const STAGES = ['writing', 'review', 'approved'] as const;

/** Every combination of facts about an edition, with two revisions: 1 is an older one, 2 the draft. */
function* combinations(): Generator<DeskFacts> {
  const times = [null, hour(-5), START, hour(3), hour(30)];
  for (const liveRevisionId of [null, 1, 2])
    for (const scheduledAt of times)
      for (const scheduledRevisionId of scheduledAt ? [1, 2] : [null])
        for (const publishedAt of liveRevisionId ? [hour(-5), START, hour(4)] : [null, hour(-5), hour(4)])
          for (const embargoUntil of [null, hour(-5), hour(2), hour(40)])
            for (const unpublishAt of [null, hour(-5), hour(5)])
              for (const firstPublishedAt of [null, hour(-5), hour(6)])
                for (const withdrawnAt of [null, hour(-5)])
                  for (const trashedAt of [null, hour(-5)])
                    for (const stage of liveRevisionId || scheduledAt ? (['review'] as const) : STAGES)
                      yield {
                        draftRevisionId: 2,
                        liveRevisionId,
                        scheduledRevisionId,
                        scheduledAt,
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
function heldAt(test: TestStore, instant: Date, prefix: string): Map<number, string[]> {
  const held = new Map<number, string[]>();
  const at = instant.getTime();
  const rows = test.store.read.all<{ articleId: number; facet: string }>(sql`
    select article_id as articleId, facet from desk_facet
    where begins <= ${at} and until > ${at} and substr(facet, 1, ${prefix.length}) = ${prefix} order by facet`);
  for (const { articleId, facet } of rows) held.set(articleId, [...(held.get(articleId) ?? []), facet]);
  return held;
}

describe('the status of an edition in the projection', () => {
  it('is what deskStatus says, now and at every later hour, for every combination of facts', async () => {
    using test = await openTestStore();
    await buildArticle('Facts');
    const all = [...combinations()];
    await test.store.write(async (transaction) => {
      transaction.run(sql`insert into revision select 2, article_id, locale, null, kind, actor, created_at, document,
        headline, lede from revision where id = 1`);
      for (const [index, { trashedAt, ...facts }] of all.entries()) {
        const articleId = index + 10;
        transaction.run(sql`insert into article (id, origin_locale, created_at, trashed_at)
          values (${articleId}, 'ja', 0, ${trashedAt?.getTime() ?? null})`);
        await transaction
          .insert(edition)
          .values({ ...facts, articleId, locale: 'ja', provenance: 'original', createdAt: START });
      }
      await projectDesk(transaction, { from: 10, to: all.length + 9 }, START);
    });
    const wrong: unknown[] = [];
    for (let n = 0; n <= 72; n++) {
      const statuses = heldAt(test, hour(n), 'status:ja:');
      const soon = heldAt(test, hour(n), 'soon');
      for (const [index, facts] of all.entries()) {
        const expected = [`status:ja:${deskStatus(facts, hour(n))}`];
        const next = nextAppearance(facts, hour(n));
        const isSoon = next !== null && next.getTime() - hour(n).getTime() <= 24 * HOUR;
        const actual = statuses.get(index + 10);
        if (actual?.join() !== expected.join()) wrong.push({ n, facts, actual, expected });
        if (soon.has(index + 10) !== isSoon) wrong.push({ n, facts, soon: soon.has(index + 10) });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(all.length).toBeGreaterThan(10_000);
  });
});
