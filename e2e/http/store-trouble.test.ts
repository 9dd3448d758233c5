import { copyFileSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { theStore } from '#db/store.ts';
import type { Program } from '#scripts/cli/start-program.ts';
import { ask, statusOf } from '#testing/ask.ts';
import { breakTable } from '#testing/break-table.ts';
import { buildArticle } from '#testing/build-article.ts';
import { damageTable, touchStore } from '#testing/damage-page.ts';
import { type Served, serveApart, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

/* What readers, editors and operators see of a store that is damaged, or is no longer where it was. */
vi.setConfig({ testTimeout: 180_000 });

const START = new Date('2026-11-03T00:00:00Z').getTime();
const MINUTE = 60_000;

const readyOf = async (url: string) => {
  const { status, text } = await ask(url, '/readyz');
  return { code: status, ...JSON.parse(text) };
};

/** The lines of a program's log in which something stands. */
const linesWith = (server: Program, words: string) =>
  server
    .words()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes(words))
    .map((line) => JSON.parse(line));

describe('while the epoch cannot be read', () => {
  let now = START;
  let server: Served;
  beforeAll(async () => {
    server = await serveHere({}, () => new Date(now));
  }, 180_000);
  afterAll(() => server.stop());

  it('kept pages are sent for 10 minutes without any age, others not; then none, until it can be read', async () => {
    const [kept, other] = [await buildArticle('Tides'), await buildArticle('Winds')];
    const get = (path: string, headers = {}) => ask(server.url, path, { headers });
    const keptPath = `/en/articles/${kept.slug}`;
    const otherPath = `/en/articles/${other.slug}`;
    expect((await get(keptPath)).status).toBe(200);
    const tag = (await get(keptPath)).headers.etag ?? '';
    expect((await get(keptPath)).headers['cache-control']).toContain('s-maxage');

    const repair = breakTable(server.dataDir, 'epoch');
    try {
      const page = await get(keptPath);
      expect([page.status, page.text.includes('Tides text1.')]).toEqual([200, true]);
      expect(page.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      const known = await get(keptPath, { 'if-none-match': tag });
      expect([known.status, known.headers['cache-control']]).toEqual([
        304,
        'public, max-age=0, must-revalidate',
      ]);
      const missed = await get(otherPath);
      expect([missed.status, missed.headers['retry-after'], missed.headers['cache-control']]).toEqual([
        503,
        '30',
        'no-store',
      ]);
      expect(missed.text).toMatch(/^The data cannot be read at the moment, so this page cannot be shown\./);
      expect((await get('/ja/archive')).text).toMatch(/^現在、データを読み出せないため/);
      expect((await get('/')).status).toBe(302);
      expect(await readyOf(server.url)).toEqual({
        code: 503,
        status: 'unreadable',
        problem: expect.stringContaining('no such table: epoch'),
      });
      expect((await get('/healthz')).status).toBe(200);
      expect((await statusOf(server.url)).epoch).toBeGreaterThan(0);

      now = START + 10 * MINUTE - 1;
      expect((await get(keptPath)).status).toBe(200);
      now = START + 10 * MINUTE;
      const late = await get(keptPath);
      expect([late.status, late.headers['retry-after']]).toEqual([503, '30']);
    } finally {
      repair();
    }
    expect((await get(keptPath)).headers['cache-control']).toContain('s-maxage');
    expect((await get(otherPath)).status).toBe(200);
    await vi.waitUntil(async () => (await readyOf(server.url)).status === 'ready', 10_000);
  });
});

describe.each(['1', '2'])('with WORKERS=%s, a store', (WORKERS) => {
  /** A store with one published article; `prepare` may break it before the program starts. */
  async function start(prepare: (file: string) => void = () => {}) {
    const dataDir = mkdtempSync(join(tmpdir(), 'prism-trouble-'));
    const { store } = await openStore({ dataDir });
    const { slug } = await buildArticle('Tides');
    store.close();
    prepare(store.file);
    const server = await serveApart({ WORKERS, LOG_LEVEL: 'debug', DATA_DIR: dataDir });
    return { server, file: store.file, path: `/en/articles/${slug}` };
  }

  it('whose epoch is on a damaged page ends no process: what is kept is sent, the rest is a sentence', async () => {
    const { server, file, path } = await start();
    // The spare is prepared while the workers listen already; one that finds a damaged store cannot be, and ends.
    const isAlone = WORKERS === '1';
    const prepared = () => linesWith(server, '"a worker is prepared"').length;
    await vi.waitUntil(() => isAlone || prepared() > Number(WORKERS), { timeout: 60_000 });
    // Some worker may have nothing kept.
    for (let n = 0; n < 10; n++) expect((await ask(server.url, path)).status).toBe(200);
    damageTable(file, 'epoch');
    touchStore(file);
    const seen = [];
    for (let n = 0; n < 20; n++) seen.push((await ask(server.url, path)).status);
    expect(seen).toContain(200);
    expect(seen.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    const unknown = await ask(server.url, '/ja/archive');
    expect([unknown.status, unknown.text]).toEqual([
      503,
      expect.stringMatching(/^現在、データを読み出せない/),
    ]);
    expect(await readyOf(server.url)).toMatchObject({
      code: 503,
      status: expect.stringMatching(/unreadable|damaged/),
      problem: expect.stringMatching(/^The store is damaged\./),
    });
    expect(linesWith(server, 'a worker died')).toEqual([]);
    expect(linesWith(server, 'the epoch cannot be read').length).toBeGreaterThan(0);
    expect(await server.stop()).toBe(0);
  });

  it('in which a table is damaged that nobody reads is found out all the same', async () => {
    const { server } = await start((file) => damageTable(file, 'correction'));
    await vi.waitUntil(async () => (await readyOf(server.url)).status === 'damaged', {
      timeout: 150_000,
      interval: 200,
    });
    expect(await readyOf(server.url)).toEqual({
      code: 503,
      status: 'damaged',
      problem: expect.stringContaining('restore the latest file from DATA_DIR/backups'),
      tables: ['correction'],
    });
    expect(linesWith(server, '"tables":["correction"]')[0]).toMatchObject({
      msg: expect.stringMatching(/^The store is damaged\./),
    });
    await server.stop();
  });
});

describe('a store that is replaced under the program', () => {
  it('is not written into, is read on, and is told of to editors, operators and in the log', async () => {
    const server = await serveApart({ LOG_LEVEL: 'error' });
    const file = `${server.dataDir}/prism.db`;
    await openStore({ dataDir: server.dataDir });
    const { ref, slug } = await buildArticle('Tides');
    const { cookie } = await signInAs({ role: 'admin' });
    theStore().close();
    const path = `/en/articles/${slug}`;
    expect((await ask(server.url, path)).status).toBe(200);
    expect((await readyOf(server.url)).status).toBe('ready');

    renameSync(file, `${file}.aside`);
    expect(await readyOf(server.url)).toMatchObject({
      status: 'replaced',
      problem: expect.stringContaining('moved away or deleted'),
    });
    copyFileSync(`${file}.aside`, file);
    expect(await readyOf(server.url)).toMatchObject({
      status: 'replaced',
      problem: expect.stringMatching(/another file.*Restart the program/),
    });
    expect((await ask(server.url, path)).status).toBe(200);

    const withdraw = () =>
      ask(server.url, `/api/desk/articles/${ref.articleId}/withdraw`, {
        method: 'POST',
        headers: {
          origin: server.url,
          cookie: `${cookie.name}=${cookie.value}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ locale: 'en', version: 1, reason: 'Wrong.' }),
      });
    for (let n = 0; n < 5; n++) {
      const refused = await withdraw();
      expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([503, 'store-failed']);
    }
    expect((await ask(server.url, path)).status).toBe(200);
    expect(linesWith(server, 'a write was refused')).toMatchObject([
      { msg: 'a write was refused', err: { message: expect.stringContaining('replaced by another file') } },
    ]);
    await server.stop();
  });
});
