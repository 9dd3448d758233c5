import { describe, expect, it } from 'vitest';
import type { ArticleFilter, Sort } from '#lib/desk/list-filter.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { explain } from '#testing/explain.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { projectDesk } from '../../../projections/project-desk.ts';
import { listArticles } from './list-articles.ts';
import { listChoices } from './list-choices.ts';
import { needsMe } from './needs-me.ts';

const actor = { ...TEST_ACTOR, userId: 'aoi' };
const writer = { ...actor, role: 'writer' } as const;

const list = (filter: ArticleFilter, sort: Sort = 'updated', who: typeof actor | typeof writer = actor) =>
  listArticles({ actor: who, filter, sort, namesIn: 'en', after: { at: START.getTime(), articleId: 9 } });

/** One condition: read in the order of an index. */
const single: Record<string, () => Promise<unknown>> = {
  all: () => list({}),
  'all by when they were begun': () => list({}, 'created'),
  'all by date': () => list({}, 'published'),
  'one status': () => list({ status: 'scheduled' }),
  'one status of a language': () => list({ status: 'live', locale: 'ja' }, 'published'),
  'the trash': () => list({ status: 'trashed' }, 'created'),
  'stale translations': () => list({ translation: 'stale' }),
  'a category': () => list({ categoryId: 6 }),
  'a tag': () => list({ tagId: 1 }),
  'an author': () => list({ authorId: 1 }),
  'a writer’s own': () => list({}, 'updated', writer),
};

/** Several conditions: one is read in the order of its index, no further than WALK, the others are looked up. */
const several: Record<string, () => Promise<unknown>> = {
  'a category and a tag': () => list({ categoryId: 6, tagId: 1 }),
  'a text': () => list({ text: 'tides' }),
  'a text that the index of words cannot find': () => list({ text: '潮' }),
  'everything at once': () =>
    list({
      status: 'live',
      locale: 'en',
      translation: 'missing',
      categoryId: 6,
      tagId: 1,
      authorId: 1,
      text: 'tides',
    }),
  'what a writer needs': () => needsMe({ actor: writer, namesIn: 'en' }),
};

type Sent = { sql: string; steps: string[] };

/** The statements that `ask` sends, and how SQLite goes about each. */
async function sentBy(test: TestStore, ask: () => Promise<unknown>): Promise<Sent[]> {
  const sent = await test.sentDuring(ask);
  expect(sent.length).toBeGreaterThan(0);
  return sent.map((text) => ({ sql: text, steps: explain(test.store, text) }));
}

/** Steps that read a whole table. Those of a statement's own few rows have names of their own here. */
const scansOf = (steps: string[]) =>
  steps.filter(
    (step) => /^SCAN /.test(step) && !/^SCAN (CONSTANT|walked|entry|\(|desk_text VIRTUAL)/.test(step),
  );

const opened = async () => {
  const test = await openTestStore();
  for (const name of ['Tides', 'Winds']) await buildArticle(name, { category: 'science', tags: ['Weather'] });
  return test;
};

describe('a page of the desk’s list costs the same however many articles there are:', () => {
  it.each(Object.entries(single))('%s', async (_, ask) => {
    using test = await opened();
    const sent = await sentBy(test, ask);
    expect(sent.flatMap(({ steps }) => scansOf(steps))).toEqual([]);
    const [walk] = sent.filter(({ sql }) => sql.includes('from desk_facet'));
    expect(walk?.steps).toEqual([
      expect.stringMatching(
        /^SEARCH desk_facet USING COVERING INDEX desk_facet_\w+ \(facet=\? AND is_trashed=\? AND /,
      ),
    ]);
  });

  it.each(Object.entries(several))('%s', async (_, ask) => {
    using test = await opened();
    const sent = await sentBy(test, ask);
    expect(sent.flatMap(({ steps }) => scansOf(steps))).toEqual([]);
    for (const { sql, steps } of sent.filter((each) => /from desk_facet\b(?! other)/.test(each.sql))) {
      expect(sql).toMatch(/limit \?/);
      for (const step of steps.filter((each) => each.startsWith('SEARCH desk_facet'))) {
        expect(step).toMatch(/COVERING INDEX desk_facet_\w+ \(facet=\? AND is_trashed=\?/);
      }
    }
  });

  it('in as many statements with three articles as with none', async () => {
    using test = await openTestStore();
    const count = async () => {
      const before = test.store.statements();
      await list({ status: 'live', categoryId: 6 });
      const [listed, started] = [test.store.statements() - before, test.store.statements()];
      await needsMe({ actor: writer, namesIn: 'en' });
      await listChoices({ actor: writer, locale: 'en' });
      return [listed, test.store.statements() - started];
    };
    await buildArticle('Tides', { category: 'science' });
    const [listed, needed] = await count();
    for (const name of ['Winds', 'Clouds', 'Rain']) await buildArticle(name, { category: 'science' });
    expect(await count()).toEqual([listed, needed]);
    expect(listed).toBeLessThanOrEqual(6);
    expect(needed).toBeLessThanOrEqual(11 * 3 + 3 + 3);
  });
});

describe('keeping the list up to date', () => {
  it('reads and writes only what belongs to the article', async () => {
    using test = await opened();
    const sent = await sentBy(test, () =>
      test.store.write((transaction) => projectDesk(transaction, [1], START)),
    );
    const own = /^SCAN (fact|edge|span|state|sent|back|held|japanese|\(|CONSTANT)/;
    expect(sent.flatMap(({ steps }) => scansOf(steps)).filter((step) => !own.test(step))).toEqual([]);
    // The full-text index has no range of rows: one is found by its number, or all are read.
    const found = sent.flatMap(({ steps }) => steps).filter((step) => step.includes('VIRTUAL'));
    expect(new Set(found)).toEqual(new Set(['SCAN desk_text VIRTUAL TABLE INDEX 0:=']));
  });
});
