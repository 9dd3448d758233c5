import { request as plainRequest } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { type RequestOptions, request } from 'node:https';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { openStore } from '#db/open-store.ts';
import type { Store } from '#db/store.ts';
import { ensureBuilt } from '#scripts/cli/ensure-built.ts';
import { findNginx } from '#scripts/cli/ensure-nginx.ts';
import { type Program, startProgram } from '#scripts/cli/start-program.ts';
import { type Nginx, startNginx } from '#scripts/deploy/start-nginx.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { newDataDir } from '#testing/template-store.ts';

/*
 * docs/deploy.md as it is read: nginx with the file given there, TLS included, in front of the program with the settings
 * given there. This process writes to the same store, as the command line would.
 */
const CDN_MAX_AGE = 2;
const nginxBinary = findNginx();
// Where all has to be tested, its absence is a failure.
const isSkipped = !nginxBinary && !process.env.CI;
if (isSkipped)
  console.info('There is no nginx, and no right to install it: docs/deploy/nginx.conf is not tested.');

let store: Store;
let program: Program;
let nginx: Nginx;

beforeAll(async () => {
  if (isSkipped) return;
  if (!nginxBinary) throw new Error('There is no nginx here (Debian: nginx-light).');
  await ensureBuilt();
  const dataDir = newDataDir();
  ({ store } = await openStore({ dataDir }));
  program = await startProgram({
    script: 'server/main.ts',
    environment: {
      PORT: '0',
      DATA_DIR: dataDir,
      SITE_URL: 'https://news.example',
      CDN_MAX_AGE: String(CDN_MAX_AGE),
      TRUSTED_PROXY: '127.0.0.1',
      ACCESS_LOG: 'on',
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
    },
  });
  nginx = await startNginx(nginxBinary, Number(new URL(program.url).port));
}, 180_000);

afterAll(async () => {
  await nginx?.stop();
  await program?.stop();
  store?.close();
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** Asks nginx, by TLS, as a browser on this machine that takes its certificate. */
function get(path: string, headers: Record<string, string> = {}, options: RequestOptions = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: nginx.https,
        servername: 'news.example',
        rejectUnauthorized: false,
        path,
        headers: { host: 'news.example', ...headers },
        ...options,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    sent.once('error', reject).end();
  });
}

type Logged = { url: string; client: string; status: number };

/** What the program has answered so far, to anybody, by its access log. */
function answered(path: string): Logged[] {
  const lines = program
    .words()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'));
  return lines.map((line) => JSON.parse(line) as Logged).filter(({ url }) => url === path);
}

/** Its log is written when an answer has been sent, which may be a moment after it was received. */
const untilAnswered = (path: string, times: number) =>
  vi.waitFor(() => expect(answered(path).length).toBe(times), 5_000);

const publish = async (name: string) => `/en/articles/${(await buildArticle(name)).slug}`;

describe.skipIf(isSkipped)('nginx, as docs/deploy.md sets it up', () => {
  it('asks for a page once, and answers the next reader by itself', async () => {
    const path = await publish('Tides');
    const first = await get(path);
    expect([first.status, first.headers['x-cache']]).toEqual([200, 'MISS']);
    let asked = 1;
    const second = await vi.waitFor(async () => {
      asked += 1;
      const answer = await get(path);
      // On a machine that is held up, the second reader may come after the page's time.
      expect(answer.headers['x-cache']).toBe('HIT');
      return answer;
    }, 15_000);
    expect([second.status, second.body.includes('Tides lede.')]).toEqual([200, true]);
    expect(answered(path).length).toBeLessThan(asked);
  });

  it('pays with a 304 when a page is the same after its time', async () => {
    const path = await publish('Winds');
    await get(path);
    await vi.waitFor(
      async () => {
        await get(path);
        expect(answered(path).map(({ status }) => status)).toContain(304);
      },
      { timeout: 15_000, interval: 200 },
    );
    expect(answered(path)[0]?.status).toBe(200);
    expect((await get(path)).body.toString()).toContain('Winds lede.');
  });

  it('shows a withdrawn article no longer than CDN_MAX_AGE, even if nobody asked meanwhile', async () => {
    const { ref, slug } = await buildArticle('Clouds');
    const path = `/en/articles/${slug}`;
    for (const encoding of ['gzip', 'identity']) await get(path, { 'accept-encoding': encoding });
    await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'It rained.' });
    const withdrawn = Date.now();
    await vi.waitFor(async () => expect((await get(path, { 'accept-encoding': 'gzip' })).status).toBe(410), {
      timeout: 15_000,
      interval: 100,
    });
    // Nobody has asked for this one since; its first answer after that time must not be the page from before.
    await vi.waitFor(
      () => expect(Date.now() - withdrawn).toBeGreaterThan(CDN_MAX_AGE * 1000 + 1_000),
      15_000,
    );
    const late = await get(path, { 'accept-encoding': 'identity' });
    expect(late.status).toBe(410);
    expect(late.body.toString()).toContain('It rained.');
  });

  it('tells the program who asks, and believes nobody who says to be somebody else', async () => {
    const path = '/en/articles/who-is-asking';
    await get(path, { 'x-forwarded-for': '203.0.113.7' }, { localAddress: '127.0.0.9' });
    await untilAnswered(path, 1);
    expect(answered(path)[0]?.client).toBe('127.0.0.9');
  });

  it('keeps nothing of the desk, its routes and previews, nor what is for the machine itself', async () => {
    for (const path of ['/admin', '/api/nothing', '/en/preview/nothing', '/healthz']) {
      const before = answered(path).length;
      for (const _ of [1, 2]) {
        const { headers } = await get(path);
        expect([path, headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')]);
        expect(headers['x-cache'] ?? 'MISS').toBe('MISS');
      }
      await untilAnswered(path, before + 2);
    }
    for (const path of ['/readyz', '/status']) expect((await get(path)).status).toBe(404);
    expect(answered('/readyz')).toEqual([]);
  });

  it('writes no one-time link into its log', async () => {
    for (const path of [
      '/admin/setup?token=s3cret',
      '/admin/invitation?form=1&token=s3cret',
      '/healthz?last',
    ]) {
      await get(path);
    }
    await vi.waitFor(() => expect(nginx.accessLog()).toContain('/healthz?last'), 5_000);
    expect(nginx.accessLog()).not.toContain('s3cret');
  });

  it('gives every browser its own encoding, by three entries for all spellings of the header', async () => {
    const path = await publish('Frost');
    const as = async (header: string) => {
      const { headers, body } = await get(path, { 'accept-encoding': header });
      return { encoding: headers['content-encoding'], cache: headers['x-cache'], body };
    };
    expect((await as('gzip, deflate, br, zstd')).encoding).toBe('br');
    const brotli = await as('br;q=1.0, gzip;q=0.8');
    expect([brotli.encoding, brotliDecompressSync(brotli.body).includes('Frost lede.')]).toEqual([
      'br',
      true,
    ]);
    const gzip = await as('deflate, gzip');
    expect([gzip.encoding, gunzipSync(gzip.body).includes('Frost lede.')]).toEqual(['gzip', true]);
    expect((await as('gzip, br;q=0')).encoding).toBe('gzip');
    expect((await as('gzip')).cache).not.toBe('MISS');
    const plain = await as('identity');
    expect([plain.encoding, plain.body.includes('Frost lede.')]).toEqual([undefined, true]);
  });

  it('keeps styles and scripts by the year', async () => {
    const html = (await get('/en')).body.toString();
    const files = [/\/_next\/static\/[^"]+\.css/, /\/assets\/reader[^"]+\.js/].map(
      (one) => one.exec(html)?.[0] ?? '',
    );
    for (const file of files) {
      const first = await get(file, { 'accept-encoding': 'br' });
      expect([first.status, first.headers['content-encoding']]).toEqual([200, 'br']);
      expect(first.headers['cache-control']).toMatch(/max-age=31536000,\s*immutable/);
      expect((await get(file, { 'accept-encoding': 'gzip, br' })).headers['x-cache']).toBe('HIT');
    }
  });

  it('speaks HTTP/2, and leads from http to https', async () => {
    const session = connectHttp2(`https://127.0.0.1:${nginx.https}`, {
      rejectUnauthorized: false,
      servername: 'news.example',
    });
    const stream = session.request({ ':path': '/en', ':authority': 'news.example' });
    const status = await new Promise((resolve, reject) => {
      stream.once('response', (headers) => resolve(headers[':status'])).once('error', reject);
    });
    session.destroy();
    expect(status).toBe(200);
    const location = await new Promise((resolve, reject) => {
      plainRequest({ host: '127.0.0.1', port: nginx.http, path: '/ja?after=1' }, (response) => {
        response.resume();
        resolve(response.headers.location);
      })
        .once('error', reject)
        .end();
    });
    expect(location).toBe('https://news.example/ja?after=1');
  });

  it('lets the program refuse what is too long, in the reader’s language', async () => {
    const long = await get(`/ja/articles/${'a'.repeat(9_000)}`);
    expect(long.status).toBe(414);
    expect(long.headers['content-language']).toBe('ja');
  });

  it('goes on with the pages it has while the program is away', async () => {
    const path = await publish('Snow');
    await get(path);
    await program.stop();
    await vi.waitFor(async () => expect((await get(path)).headers['x-cache']).toBe('STALE'), {
      timeout: 15_000,
      interval: 200,
    });
    const kept = await get(path);
    expect([kept.status, kept.body.includes('Snow lede.')]).toEqual([200, true]);
  });
});
