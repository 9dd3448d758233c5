import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { embargoEdition } from './commands/editions/embargo-edition.ts';
import { publishEdition } from './commands/editions/publish-edition.ts';
import { scheduleEdition } from './commands/editions/schedule-edition.ts';
import { unpublishEdition } from './commands/editions/unpublish-edition.ts';
import { saveFacts } from './commands/facts/save-facts.ts';
import { placeArticle } from './commands/front/place-article.ts';
import { correction, edition, session } from './schema.ts';
import { theStore } from './store.ts';

const actor = TEST_ACTOR;
const invalid = new Date(Number.NaN);
const bad = {
  'is none': invalid,
  'is of the year 0': new Date('0000-06-01T00:00Z'),
  'is of the year 10000': new Date('+010000-01-01T00:00Z'),
};

describe('a column that holds an instant', () => {
  it('gives back to the millisecond what was written, also before 1970 and at the end of time', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const instants = [START, new Date('1923-09-01T02:58:32.123Z'), new Date(-8.64e15), new Date(8.64e15)];
    await test.store.write(async (transaction) => {
      await transaction.insert(correction).values(instants.map((at) => ({ ...ref, at, text: 'x' })));
    });
    const rows = await test.store.read.select().from(correction).orderBy(correction.id);
    expect(rows.map(({ at }) => at)).toEqual(instants);
  });

  it('takes no invalid date: nothing is written, where the driver would have written null', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await signInAs({ role: 'writer' });
    const write = (work: Parameters<typeof test.store.write>[0]) => test.store.write(work);
    const sentence = 'An invalid date was to be stored; nothing was written.';
    await expect(
      write(async (transaction) => {
        await transaction.insert(correction).values({ ...ref, at: START, text: 'first' });
        await transaction.update(edition).set({ unpublishAt: invalid });
      }),
    ).rejects.toThrow(sentence);
    await expect(
      write(async (transaction) => void (await transaction.update(session).set({ expiresAt: invalid }))),
    ).rejects.toThrow(sentence);
    expect(
      await oneRow(
        sql`select (select count(*) from correction) as corrections, unpublish_at from edition`,
        test.store,
      ),
    ).toEqual({
      corrections: 0,
      unpublish_at: null,
    });
  });
});

describe.each(Object.entries(bad))('an instant that %s', (_name, at) => {
  it('is refused by every verb, and nothing is written', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const { ref: draft } = await buildArticle('Draft', { publish: false });
    const facts = () =>
      test.store.read.execute(
        sql`select e.*, (select count(*) from audit) as audits from edition e order by id`,
      );
    const before = await facts();
    const isPast = at.getTime() < START.getTime();
    const refused = { ok: false, code: 'invalid-time', detail: {} };
    expect(await publishEdition({ actor, ...draft, publishedAt: at })).toEqual(refused);
    // What is long past is not in the future either, and that is said first.
    const ahead = isPast ? expect.objectContaining({ code: 'not-in-future' }) : refused;
    expect(await scheduleEdition({ actor, ...draft, at })).toEqual(ahead);
    expect(await embargoEdition({ actor, ...ref, until: at })).toEqual(ahead);
    expect(await unpublishEdition({ actor, ...ref, at })).toEqual(ahead);
    expect(await placeArticle({ actor, ...ref, slot: 'lead', startsAt: at })).toEqual(refused);
    expect(await placeArticle({ actor, ...ref, slot: 'lead', endsAt: at })).toEqual(refused);
    const again = { document: { ...buildDocument('Draft'), lede: 'Newer.' }, publishedAt: at };
    await expect(buildArticle('Draft', again)).rejects.toThrow('invalid-time');
    expect(await facts()).toEqual(before);
  });
});

it.each(['2026-02-30', '0000-01-01', '10000-01-01', '2026-11-24T00:00', 'yesterday', ''])(
  'a source is not accessed on the day %j',
  async (accessedAt) => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const { articleId } = ref;
    const now = await saveFacts({ actor, articleId, change: { versions: {} } });
    if (!now.ok) throw new Error(now.code);
    const sources = [{ url: 'https://example.org/tides', accessedAt }];
    const change = { versions: now.facts.versions, sources };
    expect(await saveFacts({ actor, articleId, change })).toEqual({
      ok: false,
      code: 'invalid-time',
      detail: {},
    });
    expect(await theStore().read.execute(sql`select * from source`)).toEqual([]);
  },
);
