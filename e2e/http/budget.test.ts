import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import articles from '#content/articles.json' with { type: 'json' };
import { articlePath } from '#lib/urls.ts';
import type { Program } from '#scripts/cli/start-program.ts';
import { ask } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';

/*
 * What readers' pages weigh, by the demo articles, and what they are sent by a server that is set to keep nothing and to be
 * reached by https. e2e/budget.spec.ts counts what a browser makes of it.
 */
let server: Program;
beforeAll(async () => {
  server = await serveApart({ DEMO_CONTENT: 'on', SITE_URL: 'https://news.example', CACHE_MB: '0' });
}, 180_000);
afterAll(() => server.stop());

const get = (path: string) => ask(server.url, path, { headers: { 'accept-encoding': 'gzip' } });
const PAGE = '/ja/articles/undersea-cables';

describe('on the wire, in gzip,', () => {
  it('no article of the demo takes more than 11,500 bytes: the longest has some 3,000 characters', async () => {
    const slugs = articles.flatMap(({ slugs }) => ('ja' in slugs && slugs.ja ? [slugs.ja] : []));
    const sizes = new Map<string, number>();
    for (const slug of slugs) {
      const { status, headers, body } = await get(articlePath('ja', slug));
      if (status !== 200) continue; // withdrawn or moved: it is in the demo to show that
      expect(headers['content-encoding']).toBe('gzip');
      sizes.set(slug, body.length);
    }
    expect(sizes.size).toBeGreaterThan(10);
    expect([...sizes].filter(([, bytes]) => bytes > 11_500)).toEqual([]);
  });

  it('styles take 7,300 bytes at most, those of figures 2,700 more; scripts 4,000, and the one that holds drawing back 600', async () => {
    const { text } = await ask(server.url, PAGE);
    const without = (await ask(server.url, '/ja/articles/carbon-pricing')).text;
    const weigh = async (pattern: RegExp, page = text) => {
      const files = [...new Set(page.match(pattern))];
      const answers = await Promise.all(files.map(get));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      return answers.reduce((sum, { body }) => sum + body.length, 0);
    };
    const sheets = /(?<=<link rel="stylesheet" href=")[^"]+/g;
    expect(await weigh(sheets, without)).toBeLessThanOrEqual(7_300);
    expect((await weigh(sheets)) - (await weigh(sheets, without))).toBeGreaterThan(1_000);
    expect((await weigh(sheets)) - (await weigh(sheets, without))).toBeLessThanOrEqual(2_700);
    expect(await weigh(/(?<=<script src=")[^"]+/g)).toBeLessThanOrEqual(4_000);
    expect(await weigh(/(?<=<script src=")[^"]+(?=">)/g)).toBeLessThanOrEqual(600);
  });
});

describe('a server', () => {
  it('that may keep nothing renders each time, and answers all the same', async () => {
    const answers = [await get(PAGE), await get(PAGE)];
    for (const { status, headers } of answers) {
      expect([status, headers['server-timing']]).toEqual([200, expect.stringMatching(/^cache;desc=miss/)]);
    }
    expect(answers[0]?.headers.etag).toBe(answers[1]?.headers.etag);
  });

  it('on https tells browsers to come by nothing else, with every answer', async () => {
    for (const path of [PAGE, '/ja/missing', '/ja/%', '/healthz', '/api/x', '/favicon.svg']) {
      const { headers } = await get(path);
      expect(headers['strict-transport-security'], path).toMatch(/^max-age=\d{8}$/);
    }
  });
});
