import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { projectListings } from '#db/projections/project-listings.ts';
import { getArticle } from '#db/queries/editions/get-article.ts';
import { getFrontPage } from '#db/queries/lists/get-front-page.ts';
import { listEditions } from '#db/queries/lists/list-editions.ts';
import { listRelated } from '#db/queries/lists/list-related.ts';
import { listTopic } from '#db/queries/taxonomy/get-topic.ts';
import { listing } from '#db/schema.ts';
import type { Store } from '#db/store.ts';
import { LOCALES } from '#lib/locale.ts';
import { endOfDates, makeStore } from './make-store.ts';
import { pagesOf } from './pages.ts';

const COUNT = 50;
const dir = mkdtempSync(join(tmpdir(), 'prism-bench-'));

let store: Store;

beforeAll(async () => {
  await makeStore({ dir, articles: COUNT });
  ({ store } = await openStore({ dataDir: dir }));
});

afterAll(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a store of 50 invented articles', () => {
  it('has each in both languages, published', async () => {
    const editions = await listEditions({ limit: 1000 });
    expect(editions).toHaveLength(100);
    expect(new Set(editions.map(({ status }) => status))).toEqual(new Set(['live']));
    expect(new Set(editions.map(({ slug }) => slug)).size).toBe(50);
  });

  it('fills a front page, lists and an article like a real one', async () => {
    for (const locale of LOCALES) {
      const front = await getFrontPage({ locale });
      expect(front.lead).not.toBeNull();
      expect(front.seconds).toHaveLength(2);
      expect(front.latest.length).toBeGreaterThan(3);
      expect(front.strips.length).toBeGreaterThan(3);
      const list = await listTopic({ kind: 'author', locale, id: 1 });
      expect(list.teasers).toHaveLength(20);
      const [first] = list.teasers;
      const article = await getArticle({ locale, slug: first?.slug ?? '' });
      expect(article).toMatchObject({ locale, authors: [{ slug: 'newsroom' }] });
      expect(article?.category).not.toBeNull();
      expect(article?.tags.length).toBeGreaterThan(1);
      expect(article?.sources.length).toBeGreaterThan(1);
      expect(article?.translation?.headline).not.toBe(article?.document.headline);
      const related = await listRelated({ locale, articleId: first?.articleId ?? 0 });
      expect(related.length).toBeGreaterThan(0);
    }
  });

  it('lists every article under the same entries as the commands would', async () => {
    const rows = async () => {
      const all = await store.read.select().from(listing);
      return all.map((row) => JSON.stringify(row, Object.keys(row).toSorted())).toSorted();
    };
    const before = await rows();
    await store.write(async (transaction) => {
      for (let articleId = 1; articleId <= COUNT; articleId++)
        await projectListings(transaction, articleId, store.now());
    });
    expect(await rows()).toEqual(before);
  });

  it('is not made twice, and not begun over with another number', async () => {
    expect(await makeStore({ dir, articles: COUNT })).toMatchObject({ written: 0 });
    ({ store } = await openStore({ dataDir: dir }));
    await expect(makeStore({ dir, articles: 51 })).rejects.toThrow(/holds a store of 50 invented articles/);
  });

  it('has the pages that are measured', async () => {
    const pages = pagesOf(COUNT, endOfDates(dir));
    expect(pages.map(({ name }) => name)).toEqual([
      'front page',
      'category, first page',
      'category, deep page',
      'article',
      'archive, one month',
    ]);
    for (const path of pages.find(({ name }) => name === 'article')?.paths ?? []) {
      const slug = path.replace('/ja/articles/', '');
      expect(await getArticle({ locale: 'ja', slug })).not.toBeNull();
    }
  });
});

it('a store that somebody else made is left alone', async () => {
  const theirs = mkdtempSync(join(tmpdir(), 'prism-theirs-'));
  const opened = await openStore({ dataDir: theirs });
  opened.store.close();
  const before = readdirSync(theirs);
  await expect(makeStore({ dir: theirs, articles: 5 })).rejects.toThrow(/did not make/);
  expect(readdirSync(theirs)).toEqual(before);
  rmSync(theirs, { recursive: true, force: true });
  ({ store } = await openStore({ dataDir: dir }));
});

it('a store that was interrupted is finished with what was missing', async () => {
  const begun = mkdtempSync(join(tmpdir(), 'prism-begun-'));
  await makeStore({ dir: begun, articles: 3 });
  const until = endOfDates(begun);
  writeFileSync(join(begun, 'bench-data.json'), JSON.stringify({ articles: 5, until }));
  expect(await makeStore({ dir: begun, articles: 5 })).toMatchObject({ written: 2 });
  expect(endOfDates(begun)).toEqual(until);
  rmSync(begun, { recursive: true, force: true });
});
