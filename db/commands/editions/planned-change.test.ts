import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, buildDocument, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { announce } from '../../outbox/announce.ts';
import { holdLease } from '../../outbox/lease.ts';
import { startAnnouncing } from '../../outbox/switch.ts';
import { getHandOver } from '../../queries/desk/editor/get-hand-over.ts';
import { getPlan } from '../../queries/desk/editor/get-plan.ts';
import { needsMe } from '../../queries/desk/list/needs-me.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { getHistory } from '../../queries/editions/get-history.ts';
import { listCorrections } from '../../queries/lists/list-corrections.ts';
import { correction, outbox } from '../../schema.ts';
import { correctEdition } from './correct-edition.ts';
import { publishEdition } from './publish-edition.ts';
import { rescheduleEdition } from './reschedule-edition.ts';
import { scheduleEdition } from './schedule-edition.ts';
import { unscheduleEdition } from './unschedule-edition.ts';

const actor = TEST_ACTOR;
const minute = (n: number) => new Date(START.getTime() + n * 60_000);
const locale = 'en';
const read = () => getArticle({ locale, slug: 'tides' });
const note = { is: 'correction', kind: 'apology', text: 'It was four metres.' } as const;

/** A public article whose draft says something else. */
async function changedArticle() {
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
  return ref;
}

/** The events that the clock has brought, by name. */
async function announced({ store }: TestStore, articleId: number): Promise<string[]> {
  await store.write((transaction) => announce(transaction, [`article:${articleId}`], store.now()));
  const rows = await store.read.select().from(outbox).where(eq(outbox.articleId, articleId));
  return rows.map(({ event }) => event);
}

async function announcing({ store }: TestStore) {
  const now = new Date();
  await holdLease(store, 'test', { now, until: new Date(now.getTime() + 60_000) });
  await store.write((transaction) => startAnnouncing(transaction, ['a'], store.now()));
}

describe('a change that is scheduled', () => {
  it('has the date of its minute as an update, and none as a minor one', async () => {
    using test = await openTestStore();
    const ref = await changedArticle();
    await announcing(test);
    const at = minute(10);
    expect(await scheduleEdition({ actor, ...ref, at, change: { is: 'minor' } })).toMatchObject({ ok: true });
    test.setNow(at);
    expect(await read()).toMatchObject({ document: { lede: 'They turn.' }, modifiedAt: null });
    expect(await announced(test, ref.articleId)).toEqual([]);
    expect((await getHistory({ locale, slug: 'tides' }))?.entries.map(({ is }) => is)).toEqual(['published']);
    // Whatever is done next starts from what the minute has made of it.
    await rewriteLede({ articleId: ref.articleId, was: 'They turn.', value: 'They turn twice.' });
    test.setNow(minute(12));
    await scheduleEdition({ actor, ...ref, at: minute(20) });
    expect(await read()).toMatchObject({ document: { lede: 'They turn.' }, modifiedAt: null });
    test.setNow(minute(20));
    expect(await read()).toMatchObject({ document: { lede: 'They turn twice.' }, modifiedAt: minute(20) });
    expect(await announced(test, ref.articleId)).toEqual(['article.updated']);
    expect((await getHistory({ locale, slug: 'tides' }))?.entries.map(({ is }) => is)).toEqual([
      'updated',
      'published',
    ]);
  });

  it('stays minor when it is moved, and is none where readers have nothing yet', async () => {
    using test = await openTestStore();
    const ref = await changedArticle();
    await scheduleEdition({ actor, ...ref, at: minute(10), change: { is: 'minor' } });
    await rescheduleEdition({ actor, ...ref, at: minute(20) });
    expect((await getPlan({ actor, articleId: ref.articleId }))?.en.scheduled).toBe('minor');
    test.setNow(minute(20));
    expect((await read())?.modifiedAt).toBeNull();
    const fresh = await buildArticle('Winds', { publish: false });
    await scheduleEdition({ actor, ...fresh.ref, at: minute(30), change: { is: 'minor' } });
    expect((await getPlan({ actor, articleId: fresh.ref.articleId }))?.en.scheduled).toBe('update');
    const told = await scheduleEdition({ actor, ...fresh.ref, at: minute(30), change: note });
    expect(told).toMatchObject({ code: 'never-public' });
  });

  it('tells its correction at its minute and not before, on every page, once, and in the other language', async () => {
    using test = await openTestStore();
    const ref = await changedArticle();
    const { articleId } = ref;
    await buildArticle('潮', {
      locale: 'ja',
      translationOf: articleId,
      document: { ...buildDocument('潮'), lede: '潮の満ち引きは月の引力で起きる。' },
    });
    await announcing(test);
    const factual = async () => ({
      shown: (await getHandOver({ actor, articleId }))?.editions.ja.factual ?? null,
      needs: (await needsMe({ actor, namesIn: 'en' })).some(({ need }) => need === 'factual'),
    });
    expect(await scheduleEdition({ actor, ...ref, at: minute(10), change: note })).toMatchObject({
      ok: true,
    });
    // What is said of the article now comes first, also to who is told by number.
    await correctEdition({ actor, articleId, locale, kind: 'clarification', text: 'By the moon.' });
    await announced(test, articleId);
    const told = async () => [
      (await read())?.corrections.map(({ text, at }) => [text, at]),
      (await listCorrections({ locale })).map(({ text }) => text),
    ];
    expect(await told()).toEqual([[['By the moon.', START]], ['By the moon.']]);
    expect(await factual()).toEqual({ shown: null, needs: false });
    expect((await getPlan({ actor, articleId }))?.en).toMatchObject({
      scheduled: { kind: 'apology', text: 'It was four metres.' },
      corrections: [{ text: 'By the moon.' }],
    });
    await rescheduleEdition({ actor, ...ref, at: minute(20) });
    test.setNow(minute(19));
    expect(await told()).toEqual([[['By the moon.', START]], ['By the moon.']]);
    test.setNow(minute(20));
    expect(await told()).toEqual([
      [
        ['It was four metres.', minute(20)],
        ['By the moon.', START],
      ],
      ['It was four metres.', 'By the moon.'],
    ]);
    expect(await read()).toMatchObject({ document: { lede: 'They turn.' }, modifiedAt: minute(20) });
    expect(await factual()).toEqual({
      shown: [{ kind: 'apology', text: 'It was four metres.' }],
      needs: true,
    });
    expect(await announced(test, articleId)).toEqual(['article.corrected', 'article.corrected']);
    expect((await getHistory({ locale, slug: 'tides' }))?.entries[0]).toMatchObject({
      at: minute(20),
      is: 'corrected',
      notes: [{ text: 'It was four metres.' }],
    });
  });

  it('takes its correction with it when it is taken back, scheduled anew, or published at once', async () => {
    using test = await openTestStore();
    const ref = await changedArticle();
    const notes = () => test.store.read.select().from(correction);
    const plan = () => scheduleEdition({ actor, ...ref, at: minute(10), change: note });
    await plan();
    await unscheduleEdition({ actor, ...ref });
    expect(await notes()).toEqual([]);
    await plan();
    await scheduleEdition({ actor, ...ref, at: minute(10), change: { is: 'update' } });
    expect(await notes()).toEqual([]);
    await plan();
    await publishEdition({ actor, ...ref });
    expect(await notes()).toEqual([]);
    test.setNow(minute(11));
    expect((await read())?.corrections).toEqual([]);
  });

  it('refuses a correction without words, or of a text that the scheduled version does not have', async () => {
    using _ = await openTestStore();
    const ref = await changedArticle();
    const ask = { actor, ...ref, at: minute(10) };
    expect(await scheduleEdition({ ...ask, change: { ...note, text: ' ' } })).toMatchObject({
      code: 'no-text',
    });
    expect(await scheduleEdition({ ...ask, change: { ...note, segment: 'text9' } })).toMatchObject({
      code: 'unknown-segment',
    });
    expect((await getPlan({ actor, articleId: ref.articleId }))?.en.scheduled).toBe('update');
  });
});
