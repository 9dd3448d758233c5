import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBuilt } from '../cli/ensure-built.ts';
import { type Build, buildsOf } from './builds.ts';
import { hour } from './hour.ts';
import { watch } from './loop.ts';
import { endOfDates, makeStore } from './make-store.ts';
import { type BenchStore, QUICK } from './plan.ts';
import { survival } from './survive.ts';

/*
 * What is counted on a small store, with a real server. Of the times that are measured nothing is said here.
 */
const ARTICLES = 60;
const THIS: Build = { name: 'this', root: undefined };
let store: BenchStore;

beforeAll(() => ensureBuilt(), 180_000);
beforeEach(async () => {
  // Progress.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const dir = mkdtempSync(join(tmpdir(), 'prism-bench-'));
  await makeStore({ dir, articles: ARTICLES });
  store = { dir, articles: ARTICLES, until: endOfDates(dir) };
});
afterEach(() => rmSync(store.dir, { recursive: true, force: true }));

describe('one publish', () => {
  it('is seen to drop some of the kept pages, each of which is rendered once', async () => {
    const { kept, dropped, rendered } = await survival(THIS, store, { keptPages: 60, cacheMb: 16 });
    expect(kept).toBe(60);
    expect(dropped).toBe(rendered);
    // An English story is on the English front page and on that of its category.
    expect(rendered).toBeGreaterThanOrEqual(2);
    expect(rendered).toBeLessThan(60);
  });

  it('cannot be measured where not all pages fit', async () => {
    const measured = survival(THIS, store, { keptPages: 60, cacheMb: 1 });
    await expect(measured).rejects.toThrow(/^Of 60 pages \d+ fit into 1 MB\.$/);
  });
});

describe('a newsroom’s traffic', () => {
  it('has the crawler’s pages rendered without changes, and what changes drop besides', async () => {
    const share = { keptPages: 40, cacheMb: 16, requests: 66, crawled: 6, changes: 2 };
    const sample = await hour(THIS, store, share);
    expect(sample.without.rendered).toBe(6);
    // The front page and the category of the story, at least.
    expect(sample.with.rendered).toBeGreaterThanOrEqual(6 + 2);
  });
});

describe('turns of the event loop', () => {
  it('are told for each request', async () => {
    const { ask, turns } = await watch(THIS, store);
    expect(await ask({ requests: 5 })).toBe(5);
    expect(await turns()).toHaveLength(5);
  });
});

describe('the build of another checkout', () => {
  it('is measured when there is one, and refused when it was not built', () => {
    expect(buildsOf(QUICK)).toEqual([THIS]);
    const without = { ...QUICK, base: store.dir };
    expect(() => buildsOf(without)).toThrow(`${store.dir} has no build: run \`npm run build\` there.`);
  });
});
