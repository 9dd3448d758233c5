import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { messagesOf } from '#i18n/messages.ts';
import { ask, say, statusOf } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, STATUS_TOKEN, serveHere } from '#testing/serve.ts';

/*
 * Every limit of the gateway, crossed on the whole server; those of time are in server/process/http-server.test.ts.
 */
let server: Served;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

const words = { ja: messagesOf('ja').gateway, en: messagesOf('en').gateway };

/** Raw words, since no client would send them; the last header ends the connection. */
const request = (line: string, ...headers: string[]) =>
  `${[line, 'Host: x', ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`;

describe('refused, in the language of the section, is', () => {
  it.each([
    ['a target of more than 8,192 characters', `GET /ja/${'a'.repeat(8_189)}`, 414, 'ja', 'long-target'],
    ['an escape that is none', 'GET /ja/articles/%E3%8', 400, 'ja', 'bad-target'],
    ['an escaped zero', 'GET /en/articles/a%00', 400, 'en', 'bad-target'],
    ['a target that is no path', 'GET *', 400, 'en', 'bad-target'],
    ['a method that changes something', 'DELETE /ja/articles/a', 405, 'ja', 'read-only'],
    ['a method that pages do not know', 'PROPFIND /en', 405, 'en', 'unknown-method'],
    ['the method TRACE', 'TRACE /ja', 405, 'ja', 'unknown-method'],
  ] as const)('%s', async (_, line, status, locale, code) => {
    const answer = await say(server.url, request(`${line} HTTP/1.1`));
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(`Content-Language: ${locale}\r\n`);
    expect(answer.endsWith(`\r\n\r\n${words[locale][code]}\n`)).toBe(true);
    if (status === 405) expect(answer).toContain('Allow: GET, HEAD\r\n');
  });

  it.each(['Content-Length: 5', 'Transfer-Encoding: chunked'])(
    'a body with %s for a page',
    async (header) => {
      const answer = await say(server.url, `${request('GET /ja HTTP/1.1', header)}5\r\nhello`);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer.endsWith(`${words.ja['no-body']}\n`)).toBe(true);
    },
  );

  it('a change from a page of another site, or a body that is announced too long, as JSON', async () => {
    const post = (headers: Record<string, string>) =>
      ask(server.url, '/api/desk/articles', { method: 'POST', headers });
    const foreign = await post({ origin: 'https://evil.example' });
    expect([foreign.status, JSON.parse(foreign.text)]).toEqual([
      403,
      {
        error: { code: 'foreign-origin', message: words.en['foreign-origin'].replace('{site}', server.url) },
      },
    ]);
    const inJapanese = await post({ origin: 'https://evil.example', 'accept-language': 'ja,en;q=0.5' });
    expect(JSON.parse(inJapanese.text).error.message).toContain(`URLは${server.url}です`);
    const long = await say(
      server.url,
      request(
        'POST /api/desk/articles HTTP/1.1',
        `Origin: ${server.url}`,
        'Content-Type: application/json',
        'Content-Length: 65537',
      ),
    );
    expect(long).toMatch(/^HTTP\/1\.1 413 /);
    expect(long).toContain('"large-body"');
  });
});

describe('one host is named, so refused is', () => {
  const withHosts = (version: string, ...hosts: string[]) =>
    `${[`GET /ja HTTP/${version}`, ...hosts.map((host) => `Host: ${host}`), 'Connection: close'].join('\r\n')}\r\n\r\n`;

  it.each([
    ['no host', '1.1', []],
    ['an empty host', '1.1', ['']],
    ['two hosts', '1.1', ['a.example', 'b.example']],
    ['one host twice', '1.1', ['a.example', 'a.example']],
    ['an empty host before another', '1.1', ['', 'a.example']],
    ['hosts between commas', '1.1', ['a.example, b.example']],
    ['what is no host', '1.1', ['a.example/ja']],
    ['two hosts in HTTP/1.0', '1.0', ['a.example', 'b.example']],
  ])('%s, on a page that is kept', async (_, version, hosts) => {
    expect((await ask(server.url, '/ja')).status).toBe(200);
    const answer = await say(server.url, withHosts(version, ...hosts));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.endsWith(`\r\n\r\n${words.ja['bad-request']}\n`)).toBe(true);
  });

  it.each([
    ['any other name', '1.1', ['other.example:99']],
    ['none in HTTP/1.0', '1.0', []],
  ])('not %s', async (_, version, hosts) => {
    expect(await say(server.url, withHosts(version, ...hosts))).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('refused, in English since no section is known, is', () => {
  it.each([
    [
      'a head of more than 16 kB',
      request('GET /ja HTTP/1.1', `X-Long: ${'a'.repeat(16_400)}`),
      431,
      'large-header',
    ],
    ['a method that is no word of HTTP', request('BREW /ja HTTP/1.1'), 400, 'bad-request'],
    ['what is no HTTP', '\u0016\u0003\u0001 hello\r\n\r\n', 400, 'bad-request'],
    [
      'a request of two lengths',
      request('GET / HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'),
      400,
      'bad-request',
    ],
    [
      'a length beside chunks',
      request('GET / HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked'),
      400,
      'bad-request',
    ],
    ['a tunnel', request('CONNECT evil.example:443 HTTP/1.1'), 405, 'unknown-method'],
    ['an expectation that nobody knows', request('GET /ja HTTP/1.1', 'Expect: tea'), 417, 'bad-request'],
  ] as const)('%s', async (_, sent, status, code) => {
    const answer = await say(server.url, sent);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.endsWith(`\r\n\r\n${words.en[code]}\n`)).toBe(true);
  });
});

describe('let through is', () => {
  it('the absolute form, whose host counts as little as the Host header', async () => {
    const { slug } = await buildArticle('Absolute');
    const answer = await say(server.url, request(`GET http://evil.example/en/articles/${slug} HTTP/1.1`));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('Absolute text1.');
    expect(answer).not.toContain('evil.example');
  });

  it('a target of 8,192 characters and a head of nearly 16 kB', async () => {
    const longest = await say(server.url, request(`GET /ja/${'a'.repeat(8_188)} HTTP/1.1`));
    expect(longest).toMatch(/^HTTP\/1\.1 404 /);
    const head = await say(server.url, request('GET /ja HTTP/1.1', `X-Long: ${'a'.repeat(16_000)}`));
    expect(head).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('the next request after one that was refused without a body', async () => {
    const both = `DELETE /ja HTTP/1.1\r\nHost: x\r\n\r\n${request('GET /en HTTP/1.1')}`;
    const answer = await say(server.url, both);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    // A refusal ends its connection: what follows on it is not looked at.
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect((await ask(server.url, '/en')).status).toBe(200);
  });
});

describe('the headers of trust', () => {
  it('are on every kind of answer, and none names the framework', async () => {
    const { slug } = await buildArticle('Trust');
    const moved = await buildArticle('Moved');
    await moveEdition({ actor: TEST_ACTOR, ...moved.ref, slug: 'moved-to' });
    const picture = '0123456789abcdef0123456789abcdef-800.jpg';
    mkdirSync(join(server.dataDir, 'media'), { recursive: true });
    writeFileSync(join(server.dataDir, 'media', picture), 'the bytes');
    const page = await ask(server.url, `/en/articles/${slug}`);
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(page.text) ?? [];
    const [sheet = ''] = /\/_next\/static\/[^"]+\.css/.exec(page.text) ?? [];
    const authorization = { authorization: `Bearer ${STATUS_TOKEN}` };
    const post = { method: 'POST', headers: { origin: server.url } };
    const answers: [number, string, Parameters<typeof ask>[2]?][] = [
      [200, `/en/articles/${slug}`],
      [404, '/en/articles/nothing'],
      [410, '/ja/gone'],
      [308, `/en/articles/${moved.slug}`],
      [302, '/'],
      [200, script],
      [200, sheet],
      [200, '/speculation-rules.json'],
      [200, `/media/${picture}`],
      [404, '/media/nothing.jpg'],
      [200, '/healthz'],
      [200, '/readyz'],
      [401, '/status'],
      [200, '/status', { headers: authorization }],
      [400, '/ja/%'],
      [405, '/ja', { method: 'PUT' }],
      [413, '/ja', { headers: { 'content-length': '1' }, body: '1' }],
      [404, '/api/nothing'],
      [404, '/admin/nothing'],
      [403, '/api/nothing', { method: 'POST' }],
      [404, '/api/nothing', post],
    ];
    for (const [status, path, options] of answers) {
      const { headers, ...answer } = await ask(server.url, path, options);
      expect([path, answer.status]).toEqual([path, status]);
      if (/\.(css|js)$/.test(path)) {
        // What only documents heed is left out of styles and scripts.
        expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
        expect(headers['content-security-policy']).toBeUndefined();
        continue;
      }
      expect(headers, path).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none'/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      // This site is not on https: promising that would lock readers out.
      expect(headers['strict-transport-security'], path).toBeUndefined();
      expect(JSON.stringify(headers).replaceAll(sheet, ''), path).not.toMatch(/next|powered|react|vercel/i);
    }
    for (const raw of ['CONNECT x:1 HTTP/1.1', 'BREW / HTTP/1.1', 'GET / HTTP/1.1\r\nExpect: tea']) {
      const answer = await say(server.url, request(raw));
      expect(answer).toMatch(/^Content-Security-Policy: default-src 'none';/m);
      expect(answer).toMatch(/^X-Content-Type-Options: nosniff\r$/m);
      expect(answer).toMatch(/^Referrer-Policy: /m);
      expect(answer).toMatch(/^Permissions-Policy: /m);
    }
  });
});

describe('the figures for operators', () => {
  it('are for who names the token', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer wrong',
      `Basic ${STATUS_TOKEN}`,
      `Bearer ${STATUS_TOKEN}x`,
    ]) {
      const answer = await ask(server.url, '/status', { headers: { authorization } });
      expect([authorization, answer.status, answer.text]).toEqual([
        authorization,
        401,
        '{"status":"unknown"}\n',
      ]);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expect(await statusOf(server.url)).toMatchObject({
      pid: process.pid,
      cache: { pages: expect.any(Number) },
    });
  });
});
