import { registerHooks } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { messagesOf } from '#i18n/messages.ts';
import { BODY_LIMITS, DESK_ROUTES } from '#lib/desk/routes.ts';
import { growthBySilence } from '#scripts/bench/doors.ts';
import { ask, say } from '#testing/ask.ts';
import { type Served, serveApart, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

/*
 * The doors of the whole server, tried as a stranger would: by bodies that never come, that are broken, and that are of
 * another kind. What the door decides by itself is held by server/requests/desk-door.test.ts.
 */
let server: Served;

/** The modules that Node has loaded, of this library. */
let loaded = '';
registerHooks({
  load(url, context, next) {
    if (url.includes('/better-auth/dist/plugins/')) loaded += `${url}\n`;
    return next(url, context);
  },
});
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

const TYPES = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  text: 'application/json',
  picture: 'multipart/form-data; boundary=b',
} as const;

const ROUTES = Object.entries(DESK_ROUTES).flatMap(([route, methods]) =>
  Object.entries(methods).flatMap(([method, { takes, from }]) =>
    takes.map((kind) => ({ method, path: route.replaceAll(/\[\w+\]/g, '1'), kind, from })),
  ),
);

it('the library for accounts is loaded before anybody sends a form', async () => {
  await vi.waitFor(() => expect(loaded).toContain('two-factor/index.mjs'), 20_000);
});

describe('who is signed out', () => {
  // Several at once, for the server waits a second before it hangs up.
  it.concurrent.each(ROUTES.filter(({ from, kind }) => from !== 'anyone' && kind !== 'form'))(
    'gets the answer of $method $path, as $kind, before the body has come',
    async ({ method, path, kind }) => {
      const head = [
        `${method} ${path} HTTP/1.1`,
        'Host: x',
        `Origin: ${server.url}`,
        'Accept-Language: ja',
        `Content-Type: ${TYPES[kind]}`,
        `Content-Length: ${BODY_LIMITS[kind]}`,
      ];
      // Resolves when the server hangs up, which it does although the body is still to come.
      const answer = await say(server.url, `${head.join('\r\n')}\r\n\r\n--b`);
      expect(answer).toMatch(/^Connection: close\r$/m);
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
      expect(answer).toContain(messagesOf('ja').desk.api['signed-out']);
    },
  );

  it.concurrent.each(ROUTES.filter(({ from, kind }) => from !== 'anyone' && kind === 'form'))(
    'is led from the form $path to the sign-in page',
    async ({ path }) => {
      const { status, headers } = await ask(server.url, path, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': TYPES.form, 'content-length': '7' },
        body: 'other=1',
      });
      expect([status, headers.location]).toEqual([
        303,
        expect.stringMatching(/^\/admin\/sign-in\?next=%2Fadmin/),
      ]);
    },
  );

  it('comes back, from the list’s form, to the list as it was narrowed', async () => {
    const headers = {
      origin: server.url,
      referer: `${server.url}/admin/articles?status=draft&done=trash&count=2`,
      'content-type': TYPES.form,
      'content-length': '9',
    };
    const { status, text } = await ask(server.url, '/api/desk/articles/bulk', {
      method: 'POST',
      headers,
      body: 'article=1',
    });
    expect([status, text]).toEqual([
      401,
      expect.stringContaining('name="next" value="/admin/articles?status=draft"'),
    ]);
  });

  it('sends the forms of the door as before', async () => {
    const post = (path: string, body: string) =>
      ask(server.url, path, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': TYPES.form, 'content-length': `${body.length}` },
        body,
      });
    expect((await post('/api/desk/language', 'locale=ja&next=/admin')).headers.location).toBe('/admin');
    expect((await post('/api/desk/sign-in', 'email=a@example.org&password=x')).headers.location).toMatch(
      /^\/admin\/sign-in\?form=/,
    );
    const signedOut = await ask(server.url, '/api/desk/sign-out', {
      method: 'POST',
      headers: { origin: server.url },
    });
    expect(signedOut.status).toBe(303);
  });
});

describe('a body that is broken, or of another kind, is answered by a sentence', () => {
  const BODIES: [name: string, type: string, body: string][] = [
    ['a form', TYPES.form, 'a=%&b=%ff&__proto__=1&=&&'],
    ['a form of 201 fields', TYPES.form, Array(201).fill('a=1').join('&')],
    ['half of some JSON', TYPES.json, '{"a":'],
    ['other JSON', TYPES.json, '[null]'],
    ['parts without an end', TYPES.picture, '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'],
    ['parts without a boundary', 'multipart/form-data', 'x'],
    ['something without a type', '', 'x'],
    ['a text', 'text/plain', 'x'],
  ];

  it.each(BODIES)('%s, at every address', async (_, type, body) => {
    const { cookie } = await signInAs({ role: 'admin', locale: 'en' });
    const failed: unknown[] = [];
    for (const { method, path } of ROUTES) {
      for (const signedIn of [false, true]) {
        const { status, headers, text } = await ask(server.url, path, {
          method,
          headers: {
            origin: server.url,
            ...(type && { 'content-type': type }),
            'content-length': String(body.length),
            // Signing out and the like would end the session that the next ones need.
            ...(signedIn && !/sign-out/.test(path) && { cookie: `${cookie.name}=${cookie.value}` }),
          },
          body,
        });
        const isJson = headers['content-type']?.startsWith('application/json');
        const said = isJson ? (JSON.parse(text).error?.message ?? '') : text;
        const isAnswered = status === 303 || (status >= 400 && status < 500 && /\w{3}.*\./.test(said));
        if (!isAnswered) failed.push({ method, path, signedIn, status, text });
      }
    }
    expect(failed).toEqual([]);
  });

  it('that a person may read: as text, in their language', async () => {
    const { cookie } = await signInAs({ role: 'editor', locale: 'ja' });
    const post = (path: string, type: string, body: string, more: Record<string, string> = {}) =>
      ask(server.url, path, {
        method: 'POST',
        headers: {
          origin: server.url,
          accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          'content-type': type,
          'content-length': String(body.length),
          ...more,
        },
        body,
      });
    const ja = messagesOf('ja');
    const stranger = await post('/api/desk/sign-in', TYPES.picture, 'x', { 'accept-language': 'ja' });
    expect([stranger.status, stranger.text]).toEqual([415, `${ja.gateway['wrong-type']}\n`]);
    const signedIn = { cookie: `${cookie.name}=${cookie.value}` };
    const people = await post('/api/desk/invitations', TYPES.form, 'email=a', signedIn);
    expect([people.status, people.text]).toEqual([403, `${ja.problems.refusal.forbidden}\n`]);
    const fields = Array(201).fill('article=1').join('&');
    const bulk = await post('/api/desk/articles/bulk', TYPES.form, fields, signedIn);
    expect([bulk.status, bulk.text]).toEqual([
      413,
      'フォームの項目が多すぎます（200件まで）。選ぶ数を減らしてください。\n',
    ]);
  });
});

it('sixty strangers who upload and fall silent take less than 30 MB', async () => {
  const apart = await serveApart();
  try {
    // Loads the code that answers.
    await ask(apart.url, '/api/desk/tags');
    const forms = { path: '/api/desk/sign-in', type: TYPES.form, bytes: BODY_LIMITS.form };
    const pictures = { path: '/api/desk/articles/1/hero', type: TYPES.picture, bytes: BODY_LIMITS.picture };
    expect(await growthBySilence(apart.url, forms)).toBeLessThan(30 * 2 ** 20);
    expect(await growthBySilence(apart.url, pictures)).toBeLessThan(30 * 2 ** 20);
  } finally {
    await apart.stop();
  }
}, 60_000);
