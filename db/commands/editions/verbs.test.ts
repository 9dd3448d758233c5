import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { listEditions } from '../../queries/lists/list-editions.ts';
import { moveEdition } from '../addresses/move-edition.ts';
import { placeArticle } from '../front/place-article.ts';
import { correctEdition } from './correct-edition.ts';
import { embargoEdition } from './embargo-edition.ts';
import { publishEdition } from './publish-edition.ts';
import { restoreArticle } from './restore-article.ts';
import { scheduleEdition } from './schedule-edition.ts';
import { trashArticle } from './trash-article.ts';
import { unpublishEdition } from './unpublish-edition.ts';
import { unscheduleEdition } from './unschedule-edition.ts';
import { withdrawEdition } from './withdraw-edition.ts';

const actor = TEST_ACTOR;
const later = new Date(START.getTime() + 60_000);
const facts = (test: TestStore) =>
  oneRow<{ raised: number; audits: number; versions: number }>(
    sql`
    select (select count(*) from change) as raised, (select count(*) from audit) as audits,
      (select sum(version) from edition) as versions`,
    test.store,
  );

const verbs = {
  publish: (articleId: number) => publishEdition({ actor, articleId, locale: 'en' }),
  schedule: (articleId: number) => scheduleEdition({ actor, articleId, locale: 'en', at: later }),
  embargo: (articleId: number) => embargoEdition({ actor, articleId, locale: 'en', until: later }),
  unpublish: (articleId: number) => unpublishEdition({ actor, articleId, locale: 'en' }),
  withdraw: (articleId: number) => withdrawEdition({ actor, articleId, locale: 'en', reason: 'Wrong' }),
  move: (articleId: number) => moveEdition({ actor, articleId, locale: 'en', slug: 'elsewhere' }),
  correct: (articleId: number) =>
    correctEdition({ actor, articleId, locale: 'en', text: 'It is 12, not 21.' }),
  place: (articleId: number) => placeArticle({ actor, articleId, locale: 'en', slot: 'lead' }),
  trash: (articleId: number) => trashArticle({ actor, articleId }),
};

describe.each(Object.entries(verbs))('%s', (name, verb) => {
  it('writes who did it and raises the epoch, in the same transaction', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const before = await facts(test);
    expect(await verb(ref.articleId)).toMatchObject({ ok: true });
    const after = await facts(test);
    expect(after.raised).toBe(before.raised + 1);
    expect(after.audits).toBe(before.audits + 1);
    const last = await oneRow<{ action: string; actor: string; at: number }>(
      sql`select action, actor, at from audit order by id desc limit 1`,
    );
    expect(last).toEqual({ action: name, actor: 'test', at: START.getTime() });
  });

  it('refuses an article that does not exist, and writes nothing', async () => {
    using test = await openTestStore();
    await buildArticle('Tides');
    const before = await facts(test);
    expect(await verb(99)).toMatchObject({ ok: false, code: 'unknown-article' });
    expect(await facts(test)).toEqual(before);
  });
});

describe('a change of what readers have', () => {
  const write = (was: string, value: string) =>
    rewriteLede({ articleId: 1, was: `${was} lede.`, value: `${value} lede.` });
  const told = () => getArticle({ locale: 'en', slug: 'tides-headline' });

  it('is an update with its date, a minor one without, or a correction with its note, all or nothing', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    test.setNow(later);
    await write('Tides', 'Tydes');
    await publishEdition({ actor, ...ref, change: { is: 'minor' } });
    expect(await told()).toMatchObject({ document: { lede: 'Tydes lede.' }, modifiedAt: null });
    await write('Tydes', 'Winds');
    const change = { is: 'correction', kind: 'retraction', text: ' ' } as const;
    expect(await publishEdition({ actor, ...ref, change })).toMatchObject({ code: 'no-text' });
    expect(await told()).toMatchObject({ document: { lede: 'Tydes lede.' }, corrections: [] });
    await publishEdition({ actor, ...ref, change: { ...change, text: 'There was no tide.' } });
    expect(await told()).toMatchObject({
      document: { lede: 'Winds lede.' },
      modifiedAt: later,
      corrections: [{ at: later, kind: 'retraction', text: 'There was no tide.' }],
    });
  });

  it('that is scheduled can be taken back: what is live stays, what nobody saw is a draft again', async () => {
    using test = await openTestStore();
    const shown = await buildArticle('Tides');
    await write('Tides', 'Winds');
    await scheduleEdition({ actor, ...shown.ref, at: later });
    expect(await unscheduleEdition({ actor, ...shown.ref })).toMatchObject({ ok: true, status: 'live' });
    expect(await unscheduleEdition({ actor, ...shown.ref })).toMatchObject({ code: 'nothing-scheduled' });
    const hidden = await buildArticle('Hidden', { publish: false });
    await scheduleEdition({ actor, ...hidden.ref, at: later });
    expect(await unscheduleEdition({ actor, ...hidden.ref })).toMatchObject({
      status: 'draft',
      publishedAt: null,
    });
    test.setNow(later);
    expect(await told()).toMatchObject({ document: { lede: 'Tides lede.' } });
    expect((await listEditions({})).map(({ status }) => status)).toEqual(['draft', 'live']);
  });

  it('that is its end can be taken back', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await unpublishEdition({ actor, ...ref, at: later });
    await unpublishEdition({ actor, ...ref, at: null });
    test.setNow(later);
    expect((await listEditions({}))[0]?.status).toBe('live');
  });
});

describe('a refused verb', () => {
  it('names what blocks publishing', async () => {
    using _ = await openTestStore();
    const document = { v: 2 as const, headline: 'Only this', lede: '' };
    const { ref } = await buildArticle('Bare', { document, publish: false });
    const result = await publishEdition({ actor, ...ref });
    expect(result).toMatchObject({ ok: false, code: 'blocked', problems: ['no-lede', 'no-section'] });
    const scheduled = await scheduleEdition({ actor, ...ref, at: later });
    expect(scheduled).toMatchObject({ ok: false, code: 'blocked' });
  });

  it('does not schedule into the past', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    expect(await scheduleEdition({ actor, ...ref, at: START })).toMatchObject({ code: 'not-in-future' });
  });

  it('does not withdraw what nobody has seen, nor without a reason', async () => {
    using _ = await openTestStore();
    const hidden = await buildArticle('Hidden', { publish: false });
    expect(await withdrawEdition({ actor, ...hidden.ref, reason: 'x' })).toMatchObject({
      code: 'never-public',
    });
    const shown = await buildArticle('Shown');
    expect(await withdrawEdition({ actor, ...shown.ref, reason: '  ' })).toMatchObject({ code: 'no-reason' });
  });

  it('does not publish what is withdrawn or in the trash until that is taken back', async () => {
    using _test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
    expect(await publishEdition({ actor, ...ref })).toMatchObject({ code: 'withdrawn' });
    await trashArticle({ actor, articleId: ref.articleId });
    expect(await publishEdition({ actor, ...ref })).toMatchObject({ code: 'trashed' });
    expect(await restoreArticle({ actor, articleId: ref.articleId })).toMatchObject({ from: 'trash' });
    expect(await restoreArticle({ actor, articleId: ref.articleId })).toMatchObject({ from: 'withdrawal' });
    expect(await restoreArticle({ actor, articleId: ref.articleId })).toMatchObject({
      code: 'nothing-to-restore',
    });
    expect((await listEditions({}))[0]?.status).toBe('live');
    expect(await oneRow(sql`select count(*) as n from revision`)).toEqual({ n: 1 });
  });

  it('does not move to an address of another article, present or former, nor to a broken one', async () => {
    using _ = await openTestStore();
    const a = await buildArticle('A', { slug: 'a-first' });
    await moveEdition({ actor, ...a.ref, slug: 'a-second' });
    const b = await buildArticle('B');
    for (const slug of ['a-first', 'a-second']) {
      expect(await moveEdition({ actor, ...b.ref, slug })).toMatchObject({ code: 'slug-taken' });
    }
    for (const slug of ['', 'a/b', 'a b', '-a', 'A', '../x', '%41']) {
      expect(await moveEdition({ actor, ...b.ref, slug })).toMatchObject({ code: 'invalid-slug' });
    }
  });
});
