import { describe, expect, it } from 'vitest';
import { editionStatus } from '#lib/article/edition-state.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { publicEdition } from '../../queries/editions/public-edition.ts';
import { listEditions } from '../../queries/lists/list-editions.ts';
import { edition } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { placeArticle } from '../front/place-article.ts';
import type { EditionRef } from '../run/change-edition.ts';
import { embargoEdition } from './embargo-edition.ts';
import { publishEdition } from './publish-edition.ts';
import { restoreArticle } from './restore-article.ts';
import { scheduleEdition } from './schedule-edition.ts';
import { unpublishEdition } from './unpublish-edition.ts';
import { withdrawEdition } from './withdraw-edition.ts';

const actor = TEST_ACTOR;
const minute = (n: number) => new Date(START.getTime() + n * 60_000);

const verbs = {
  'publish now': (ref: EditionRef) => publishEdition({ actor, ...ref }),
  'publish 20': (ref: EditionRef) => publishEdition({ actor, ...ref, publishedAt: minute(20) }),
  'schedule 10': (ref: EditionRef) => scheduleEdition({ actor, ...ref, at: minute(10) }),
  'schedule 20': (ref: EditionRef) => scheduleEdition({ actor, ...ref, at: minute(20) }),
  'embargo 10': (ref: EditionRef) => embargoEdition({ actor, ...ref, until: minute(10) }),
  'embargo 20': (ref: EditionRef) => embargoEdition({ actor, ...ref, until: minute(20) }),
  'embargo none': (ref: EditionRef) => embargoEdition({ actor, ...ref, until: null }),
  'unpublish 10': (ref: EditionRef) => unpublishEdition({ actor, ...ref, at: minute(10) }),
  'unpublish 30': (ref: EditionRef) => unpublishEdition({ actor, ...ref, at: minute(30) }),
};
type Verb = keyof typeof verbs;
const paired: Verb[] = [
  'publish now',
  'publish 20',
  'schedule 20',
  'embargo 20',
  'embargo none',
  'unpublish 10',
  'unpublish 30',
];

/** An article that waits to be published, or one that readers know, with a changed draft. */
async function build(name: string, kind: 'draft' | 'live'): Promise<EditionRef> {
  if (kind === 'draft') return (await buildArticle(name, { publish: false })).ref;
  const { ref, slug } = await buildArticle(name);
  await buildArticle(name, { publish: false, slug, document: { ...buildDocument(name), lede: 'Newer.' } });
  return ref;
}

/** The revisions that readers get of each article, at the minutes between all dates. */
async function seenLater(): Promise<Map<number, Set<number>>> {
  const seen = new Map<number, Set<number>>();
  for (const n of [0, 5, 10, 15, 20, 25]) {
    for (const { articleId, revisionId } of await theStore()
      .read.select()
      .from(publicEdition(minute(n)))) {
      seen.set(articleId, (seen.get(articleId) ?? new Set()).add(revisionId));
    }
  }
  return seen;
}

describe.each(['draft', 'live'] as const)('on a %s edition', (kind) => {
  const refused: [first: Verb, second: Verb, begins: string, at: number, until: number][] = [
    ['unpublish 10', 'schedule 20', 'scheduledAt', 20, 10],
    ['schedule 20', 'unpublish 10', 'scheduledAt', 20, 10],
    ['unpublish 10', 'schedule 10', 'scheduledAt', 10, 10],
    ['unpublish 10', 'embargo 20', 'embargoUntil', 20, 10],
    ['embargo 20', 'unpublish 10', 'embargoUntil', 20, 10],
    ['embargo 10', 'unpublish 10', 'embargoUntil', 10, 10],
  ];
  it.each(refused)('%s, then %s is refused with both dates', async (first, second, begins, at, until) => {
    using _ = await openTestStore();
    const ref = await build('Tides', kind);
    expect(await verbs[first](ref)).toMatchObject({ ok: true });
    const before = await listEditions({});
    expect(await verbs[second](ref)).toEqual({
      ok: false,
      code: 'never-visible',
      detail: { ...ref, begins, at: minute(at).toISOString(), until: minute(until).toISOString() },
    });
    expect(await listEditions({})).toEqual(before);
  });

  it('whatever two verbs accept as scheduled or public is seen by readers at some minute', async () => {
    using _ = await openTestStore();
    const pairs = paired.flatMap((first) => paired.map((second) => [first, second] as const));
    const built: { ref: EditionRef; pair: string }[] = [];
    let refusals = 0;
    for (const [first, second] of pairs) {
      const pair = `${first}, ${second}`;
      const ref = await build(pair, kind);
      for (const verb of [first, second]) {
        const result = await verbs[verb](ref);
        if (!result.ok) refusals++;
        if (!result.ok) expect(['never-visible', 'dated-ahead'], pair).toContain(result.code);
      }
      built.push({ ref, pair });
    }
    const seen = await seenLater();
    const editions = new Map(
      (await theStore().read.select().from(edition)).map((each) => [each.articleId, each] as const),
    );
    let promised = 0;
    for (const { ref, pair } of built) {
      const facts = editions.get(ref.articleId);
      if (!facts) throw new Error(pair);
      const status = editionStatus({ ...facts, trashedAt: null }, START);
      if (!['scheduled', 'embargoed', 'live'].includes(status)) continue;
      promised++;
      const revisions = seen.get(ref.articleId) ?? new Set();
      expect(revisions.size, pair).toBeGreaterThan(0);
      if (facts.scheduledRevisionId !== null) expect(revisions, pair).toContain(facts.scheduledRevisionId);
    }
    expect(promised).toBeGreaterThan(20);
    expect(refusals).toBeGreaterThan(5);
  });
});

it('an import is refused too, and then nothing of it is taken in', async () => {
  using _ = await openTestStore();
  const { ref, revisionId } = await buildArticle('Tides', { publish: false });
  await verbs['unpublish 10'](ref);
  const again = { document: { ...buildDocument('Tides'), lede: 'Newer.' }, publishedAt: minute(20) };
  await expect(buildArticle('Tides', again)).rejects.toThrow('never-visible');
  const [row] = await theStore().read.select().from(edition);
  expect(row?.draftRevisionId).toBe(revisionId);
});

describe('what has ended', () => {
  const ended = async (test: Awaited<ReturnType<typeof openTestStore>>) => {
    const ref = await build('Tides', 'live');
    await verbs['unpublish 10'](ref);
    test.setNow(minute(12));
    return ref;
  };
  const status = async () => (await listEditions({}))[0]?.status;

  it('is seen again when it is published again', async () => {
    using test = await openTestStore();
    expect(await verbs['publish now'](await ended(test))).toMatchObject({ ok: true, status: 'live' });
    test.setNow(minute(600));
    expect(await status()).toBe('live');
  });

  it('comes back with a schedule at its minute, not before', async () => {
    using test = await openTestStore();
    expect(await verbs['schedule 20'](await ended(test))).toMatchObject({ ok: true, status: 'scheduled' });
    test.setNow(minute(19));
    expect(
      await theStore()
        .read.select()
        .from(publicEdition(minute(19))),
    ).toEqual([]);
    test.setNow(minute(20));
    expect(await status()).toBe('live');
  });

  it('stays off the site when a withdrawal is taken back', async () => {
    using test = await openTestStore();
    const ref = await build('Tides', 'live');
    await verbs['unpublish 10'](ref);
    await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
    test.setNow(minute(12));
    expect(await restoreArticle({ actor, articleId: ref.articleId })).toMatchObject({ ok: true });
    expect(await status()).toBe('unpublished');
  });
});

it('a withdrawal is not taken back into dates by which nobody would see the edition', async () => {
  using _ = await openTestStore();
  const ref = await build('Tides', 'live');
  await verbs['unpublish 10'](ref);
  await withdrawEdition({ actor, ...ref, reason: 'Wrong' });
  expect(await verbs['embargo 20'](ref)).toMatchObject({ ok: true, status: 'withdrawn' });
  expect(await restoreArticle({ actor, articleId: ref.articleId })).toMatchObject({
    code: 'never-visible',
    detail: { begins: 'embargoUntil' },
  });
  await verbs['embargo none'](ref);
  expect(await restoreArticle({ actor, articleId: ref.articleId })).toMatchObject({ ok: true });
});

it('a place on the front page does not end before it was given', async () => {
  using test = await openTestStore();
  const ref = await build('Tides', 'live');
  test.setNow(minute(30));
  const place = { actor, ...ref, slot: 'lead' as const, startsAt: minute(10), endsAt: minute(20) };
  expect(await placeArticle(place)).toMatchObject({ code: 'not-in-future' });
});
