import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { FrontBoard, Slot } from '#lib/desk/front.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { getFrontBoard } from '../../queries/desk/front/get-front-board.ts';
import { getFrontPage } from '../../queries/lists/get-front-page.ts';
import { audit } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { withdrawEdition } from '../editions/withdraw-edition.ts';
import { editPlacement, endPlacement, orderPlacements } from './edit-board.ts';
import { placeArticle } from './place-article.ts';
import { undoBoard } from './undo-board.ts';

const actor = TEST_ACTOR;
const locale = 'en';
const minute = (n: number) => new Date(START.getTime() + n * 60_000);

/** Articles 1 (the newest) to `count`, each a minute older than the one before, and the board of now. */
async function publishMany(count: number) {
  for (let n = 1; n <= count; n++) await buildArticle(`${n}`, { publishedAt: minute(-n) });
}

const place = (
  articleId: number,
  slot: Slot,
  more: { startsAt?: Date; endsAt?: Date; headline?: string } = {},
) => placeArticle({ actor, articleId, locale, slot, ...more });

async function board(): Promise<FrontBoard> {
  const view = await getFrontBoard({ actor, locale });
  if (!view) throw new Error('The actor may publish.');
  return view.board;
}

const rows = ({ placements }: FrontBoard, slot: Slot) =>
  placements[slot].map(({ articleId, state }) => `${articleId} ${state}`);

/** What readers see at the top. */
async function top(): Promise<string[]> {
  const { lead, seconds } = await getFrontPage({ locale });
  return [lead, ...seconds].map((teaser) => teaser?.headline ?? '');
}

/** The ids of the second row's placements, by the articles that are placed. */
async function idsOf(...articleIds: number[]): Promise<number[]> {
  const { second } = (await board()).placements;
  return articleIds.map((articleId) => second.find((each) => each.articleId === articleId)?.id ?? 0);
}

describe('the board', () => {
  it('shows what is placed, what waits and what is to come, and what fills up by itself', async () => {
    using test = await openTestStore();
    await publishMany(5);
    await place(5, 'lead');
    await place(4, 'lead', { startsAt: minute(5) });
    await place(3, 'second', { endsAt: minute(10) });
    const now = await board();
    expect([rows(now, 'lead'), rows(now, 'second')]).toEqual([['4 planned', '5 shown'], ['3 shown']]);
    expect(now.fillers).toEqual([{ slot: 'second', articleId: 1, headline: '1 headline' }]);
    test.setNow(minute(10));
    const later = await board();
    expect([rows(later, 'lead'), rows(later, 'second')]).toEqual([['4 shown', '5 waiting'], []]);
    expect(later.fillers.map(({ articleId }) => articleId)).toEqual([1, 2]);
    await withdrawEdition({ actor, articleId: 4, locale, reason: 'Wrong' });
    expect(rows(await board(), 'lead')).toEqual(['4 waiting', '5 shown']);
  });

  it('orders the second row, and puts what comes later before it', async () => {
    using _ = await openTestStore();
    await publishMany(6);
    for (const articleId of [4, 5, 6]) await place(articleId, 'second');
    expect(await top()).toEqual(['1 headline', '6 headline', '5 headline']);
    expect(await orderPlacements({ actor, locale, order: await idsOf(4, 6, 5) })).toMatchObject({ ok: true });
    expect(await top()).toEqual(['1 headline', '4 headline', '6 headline']);
    expect(await orderPlacements({ actor, locale, order: await idsOf(4, 6) })).toMatchObject({
      code: 'front-moved-on',
    });
    await place(3, 'second');
    expect(rows(await board(), 'second')).toEqual(['3 shown', '4 shown', '6 waiting', '5 waiting']);
  });

  it('keeps the row in its order behind many leads that nobody has ended', async () => {
    using _ = await openTestStore();
    await publishMany(3);
    await place(3, 'second');
    await orderPlacements({ actor, locale, order: await idsOf(3) });
    for (let n = 0; n < 40; n++) await place(2, 'lead');
    expect(await top()).toEqual(['2 headline', '3 headline', '1 headline']);
  });

  it('has a headline of its own, for the place where it was given and nowhere else', async () => {
    using _ = await openTestStore();
    await publishMany(9);
    await place(2, 'lead', { headline: ' Two,\nas the front page says it ' });
    expect((await top())[0]).toBe('Two, as the front page says it');
    const [lead] = (await board()).placements.lead;
    expect(lead).toMatchObject({ headline: '2 headline', override: 'Two, as the front page says it' });
    expect(await place(2, 'lead', { headline: 'x'.repeat(301) })).toMatchObject({ code: 'front-too-long' });
    await endPlacement({ actor, locale, id: lead?.id ?? 0 });
    const { lead: first, seconds } = await getFrontPage({ locale });
    expect([first?.headline, seconds[0]?.headline]).toEqual(['1 headline', '2 headline']);
  });

  it('changes when a placement begins and ends; the minute that the form showed changes nothing', async () => {
    using test = await openTestStore();
    test.setNow(new Date(START.getTime() + 12_345));
    await publishMany(2);
    await place(2, 'lead');
    const [was] = (await board()).placements.lead;
    const edit = { actor, locale, id: was?.id ?? 0, headline: '' } as const;
    await editPlacement({ ...edit, startsAt: minute(0), endsAt: minute(30) });
    const [now] = (await board()).placements.lead;
    expect(now).toMatchObject({ startsAt: was?.startsAt, endsAt: minute(30) });
    expect(await editPlacement({ ...edit, startsAt: minute(40), endsAt: minute(30) })).toMatchObject({
      code: 'not-in-future',
    });
    expect(await editPlacement({ ...edit, id: 99, endsAt: null })).toMatchObject({ code: 'front-moved-on' });
  });

  it('is judged by what its author saw', async () => {
    using _ = await openTestStore();
    await publishMany(3);
    const { seen } = await board();
    await place(3, 'lead');
    const judged = { actor, locale, seen } as const;
    const { id = 0 } = (await board()).placements.lead[0] ?? {};
    const refused = [
      await placeArticle({ ...judged, articleId: 2, slot: 'lead' }),
      await editPlacement({ ...judged, id, endsAt: null, headline: 'Mine' }),
      await endPlacement({ ...judged, id }),
      await orderPlacements({ ...judged, order: [] }),
      await undoBoard({ ...judged, act: 1 }),
    ];
    expect(refused.map((each) => !each.ok && each.code)).toEqual(Array(5).fill('front-moved-on'));
    expect((await top())[0]).toBe('3 headline');
    const now = (await board()).seen;
    expect(await endPlacement({ ...judged, seen: now, id })).toMatchObject({ ok: true });
  });
});

describe('the last act on a board', () => {
  it('is taken back, whichever it was, and done again', async () => {
    using _ = await openTestStore();
    await publishMany(6);
    const undo = async () => undoBoard({ actor, locale, act: (await board()).last?.id ?? 0 });
    for (const articleId of [5, 6]) await place(articleId, 'second');
    const acts = [
      async () => place(4, 'lead', { headline: 'Four' }),
      async () => orderPlacements({ actor, locale, order: await idsOf(5, 6) }),
      async () => endPlacement({ actor, locale, id: (await idsOf(6))[0] ?? 0 }),
      async () =>
        editPlacement({ actor, locale, id: (await idsOf(5))[0] ?? 0, endsAt: minute(9), headline: 'Five' }),
    ];
    for (const act of acts) {
      const before = await board();
      expect(await act()).toMatchObject({ ok: true });
      const after = await board();
      expect(after.placements).not.toEqual(before.placements);
      expect(await undo()).toMatchObject({ ok: true });
      expect((await board()).placements).toEqual(before.placements);
      expect(await undo()).toMatchObject({ ok: true, action: 'undo-placements' });
      expect((await board()).placements).toEqual(after.placements);
    }
  });

  it('is not taken back when there was another since, and of another language never', async () => {
    using _ = await openTestStore();
    await publishMany(3);
    await place(3, 'lead');
    const act = (await board()).last?.id ?? 0;
    await place(2, 'lead');
    const codes = [
      await undoBoard({ actor, locale, act }),
      await undoBoard({ actor, locale: 'ja', act: (await board()).last?.id ?? 0 }),
    ].map((each) => !each.ok && each.code);
    expect(codes).toEqual(['front-moved-on', 'front-moved-on']);
    expect((await top())[0]).toBe('2 headline');
  });

  it('stands in the audit with what it changed, before and after', async () => {
    using _ = await openTestStore();
    await publishMany(1);
    await place(1, 'lead', { headline: 'One' });
    const [row] = await theStore().read.select().from(audit).where(eq(audit.action, 'place'));
    expect(row).toMatchObject({
      actor: actor.name,
      articleId: 1,
      locale,
      detail: { slot: 'lead', changes: [{ before: null, after: { articleId: 1, headline: 'One' } }] },
    });
  });
});
