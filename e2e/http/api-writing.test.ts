import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApiToken } from '#db/auth/api-token.ts';
import { createToken } from '#db/commands/tokens/create-token.ts';
import { revokeToken } from '#db/commands/tokens/revoke-token.ts';
import { article, audit, edition, revision } from '#db/schema.ts';
import { theStore } from '#db/store.ts';
import { TOKEN_SCOPES, type TokenScope } from '#lib/token-scopes.ts';
import { ask, say } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

/* Programs that write, over HTTP: who may, what is done once, and what becomes of what two have written. */

const actor = TEST_ACTOR;
const ARTICLES = '/api/v1/articles';

let server: Served;
let made = 0;
/** By how much the server's clock is ahead, in milliseconds. */
let ahead = 0;
beforeAll(async () => {
  server = await serveHere({ API_RATE: '0' }, () => new Date(Date.now() + ahead));
}, 180_000);
afterAll(() => server.stop());

async function makeToken(scopes: TokenScope[], days?: number) {
  const result = await createToken({ actor, name: `wire ${++made}`, scopes, days });
  if (!result.ok) throw new Error(result.code);
  return result;
}

const tokenOf = async (...scopes: TokenScope[]): Promise<string> => (await makeToken(scopes)).token;

type Sent = { method?: string; token?: string | undefined; headers?: Record<string, string>; body?: unknown };

async function send(path: string, { method = 'POST', token, headers = {}, body }: Sent) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const answer = await ask(server.url, path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(text !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
      }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  });
  const { status, headers: answered } = answer;
  // biome-ignore lint/suspicious/noExplicitAny: read as programs do, by name
  const json: any = answer.text === '' ? undefined : JSON.parse(answer.text);
  return { status, headers: answered, etag: String(answered.etag), json };
}

const draft = (name: string, more: object = {}) => ({ locale: 'en', document: buildDocument(name), ...more });
const editionPath = (articleId: number, locale = 'en') => `${ARTICLES}/${articleId}/editions/${locale}`;
const countArticles = async () => (await theStore().read.select().from(article)).length;
const rowOf = async (articleId: number) => {
  const rows = await theStore().read.select().from(edition);
  return rows.find((row) => row.articleId === articleId);
};

describe('a program with a token', () => {
  it('drafts, sees, changes, publishes, and takes back', async () => {
    const token = await tokenOf(...TOKEN_SCOPES);
    const made = await send(ARTICLES, {
      token,
      body: draft('Wire', {
        category: 'science',
        tags: ['Ukraine'],
        authors: ['newsroom'],
        sources: [{ title: 'Report', url: 'https://example.org/report' }],
      }),
    });
    expect([made.status, made.json.status, made.etag]).toEqual([201, 'created', '"1"']);
    const path = editionPath(made.json.articleId);
    expect(made.headers.location).toBe(`${server.url}${path}`);
    expect(made.headers['cache-control']).toBe('private, no-store');
    const seen = await send(path, { method: 'GET', token });
    expect(seen.json).toMatchObject({
      status: 'draft',
      version: 1,
      provenance: 'machine',
      document: buildDocument('Wire'),
    });

    const document = { ...buildDocument('Wire'), lede: 'A new lede.' };
    const put = await send(path, {
      method: 'PUT',
      token,
      headers: { 'if-match': seen.etag },
      body: { document },
    });
    expect([put.status, put.json.status, put.etag]).toEqual([200, 'updated', '"2"']);
    const published = await send(`${path}/publish`, { token, headers: { 'if-match': put.etag } });
    expect([published.status, published.json.status, published.etag]).toEqual([200, 'live', '"3"']);
    expect(published.json.warns).toEqual([]);
    const page = await ask(server.url, `/en/articles/${made.json.slug}`);
    expect(page.text).toContain('A new lede.');
    expect(page.text).toContain('Written by a machine, not yet checked by an editor');
    expect(page.text).toContain('https://example.org/report');

    const off = await send(`${path}/unpublish`, { token, headers: { 'if-match': '*' } });
    expect([off.status, off.json.status]).toEqual([200, 'unpublished']);
    const all = await theStore().read.select().from(audit);
    const audits = all.filter((row) => row.articleId === made.json.articleId);
    expect(audits.map((row) => row.action)).toEqual(['move', 'import', 'import', 'publish', 'unpublish']);
    expect(new Set(audits.map((row) => row.actor)).size).toBe(1);
    expect(audits[0]?.actor).toMatch(/^token wire \d+$/);
    const revisions = await theStore().read.select().from(revision);
    const written = revisions.find((row) => row.articleId === made.json.articleId);
    expect(written?.actor).toBe(audits[0]?.actor);
  });

  it('brings a text in the form of the import, a translation of it, and a picture', async () => {
    const token = await tokenOf('drafts:write', 'drafts:read', 'media:write', 'publish');
    const text =
      'Tides rise\n\nA lede about tides.\n\nWhy it matters\nCoasts flood.\n\nOutlook\nMore tides.\n';
    const original = await send(ARTICLES, {
      token,
      body: { locale: 'en', text, category: 'science', provenance: 'original' },
    });
    expect([original.status, original.json.unparsed]).toEqual([201, []]);
    const codes = original.json.warnings.map(({ code }: { code: string }) => code);
    expect([codes.includes('no-tags'), codes.includes('no-category')]).toEqual([true, false]);
    const { articleId } = original.json;
    const { document } = (await send(editionPath(articleId), { method: 'GET', token })).json;
    expect(document).toMatchObject({
      headline: 'Tides rise',
      outlook: { blocks: [{ text: 'More tides.' }] },
    });
    expect((await rowOf(articleId))?.provenance).toBe('original');

    const ja = { ...document, headline: '潮が満ちる', lede: '潮についての要約。' };
    const fresh = { token, method: 'PUT', headers: { 'if-none-match': '*' }, body: { document: ja } };
    const translated = await send(editionPath(articleId, 'ja'), fresh);
    expect([translated.status, translated.etag]).toEqual([201, '"1"']);
    // Who meant to begin it is told that it is there, and may go on from its version.
    const again = await send(editionPath(articleId, 'ja'), fresh);
    expect([again.status, again.json.code, again.etag]).toEqual([412, 'moved-on', '"1"']);

    const form = new FormData();
    const bytes = await (await paint(64, 48)).png().toBuffer();
    form.set('picture', new Blob([new Uint8Array(bytes)]), 'a.png');
    for (const [name, value] of Object.entries({
      credit: 'A',
      'alt-en': 'A wave',
      article: String(articleId),
    })) {
      form.set(name, value);
    }
    const sent = await fetch(`${server.url}/api/v1/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect([sent.status, await sent.json()]).toEqual([
      201,
      expect.objectContaining({ status: 'created', width: 64, articleId, withoutAlt: ['ja'] }),
    ]);

    const at = '2999-01-01T00:00:00.000Z';
    const scheduled = await send(`${editionPath(articleId)}/schedule`, {
      token,
      headers: { 'if-match': original.etag },
      body: { at },
    });
    expect([scheduled.status, scheduled.json.status, scheduled.json.publishedAt]).toEqual([
      200,
      'scheduled',
      at,
    ]);
  });

  it('may do what its scopes say, whatever cookie or Origin comes with it', async () => {
    const { ref } = await buildArticle('Scoped', { category: 'science' });
    const path = editionPath(ref.articleId);
    const body = { document: buildDocument('Scoped') };
    const any = { 'if-match': '*' };
    const asked: [TokenScope, string, Sent][] = [
      ['drafts:read', path, { method: 'GET' }],
      ['drafts:write', ARTICLES, { body: draft('Anew') }],
      ['drafts:write', path, { method: 'PUT', headers: any, body }],
      [
        'media:write',
        '/api/v1/media',
        { headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '0' } },
      ],
      ['publish', `${path}/publish`, { headers: any }],
      ['publish', `${path}/schedule`, { headers: any, body: { at: '2030-01-01T00:00:00Z' } }],
      ['publish', `${path}/unpublish`, { headers: any }],
      ['publish', `${path}/withdraw`, { headers: any, body: { reason: 'Wrong.' } }],
    ];
    const { cookie } = await signInAs({ role: 'admin' });
    const cookies = { cookie: `${cookie.name}=${cookie.value}`, origin: 'https://evil.example' };
    for (const scope of TOKEN_SCOPES) {
      const token = await tokenOf(scope);
      for (const [needed, at, { headers, ...rest }] of asked) {
        const answer = await send(at, { ...rest, token, headers: { ...headers, ...cookies } });
        const what = `${scope}: ${rest.method ?? 'POST'} ${at} ${answer.json?.code ?? ''}`;
        if (needed === scope) expect([401, 403].includes(answer.status), what).toBe(false);
        else {
          expect([answer.status, answer.json.code], what).toEqual([403, 'insufficient-scope']);
          expect(answer.headers['www-authenticate']).toContain(`scope="${needed}"`);
        }
      }
    }
    for (const [, at, { headers, ...rest }] of asked) {
      const answer = await send(at, {
        ...rest,
        headers: { ...headers, cookie: cookies.cookie, origin: server.url },
      });
      expect([answer.status, answer.json.code]).toEqual([401, 'no-token']);
    }
  });

  it('without the scope to publish changes nothing that readers see', async () => {
    const { ref } = await buildArticle('Read', { category: 'science' });
    const token = await tokenOf('drafts:write', 'media:write');
    const ja = {
      document: { ...buildDocument('潮汐'), lede: '潮の満ち引き。' },
      locale: 'ja',
      translationOf: ref.articleId,
    };
    const refused = await send(ARTICLES, { token, body: { ...ja, category: 'culture' } });
    expect([refused.status, refused.json.code]).toEqual([403, 'forbidden']);
    expect((await send(ARTICLES, { token, body: ja })).status).toBe(201);
    const { json } = await send(`${ARTICLES}/${ref.articleId}`, { method: 'GET' });
    expect([json.editions.en.category.slug, json.editions.ja]).toEqual(['science', undefined]);
  });

  it('that is wrong, revoked or over is refused before its body is read', async () => {
    const { token: revoked, tokenId } = await makeToken(['drafts:write']);
    const { token: over } = await makeToken(['drafts:write'], 1);
    await revokeToken({ actor, tokenId });
    ahead = 2 * 24 * 3_600_000;
    for (const [token, code] of [
      [revoked, 'invalid-token'],
      [over, 'expired-token'],
      [newApiToken().token, 'invalid-token'],
      ['nonsense', 'invalid-token'],
    ] as const) {
      for (const [method, path] of [
        ['POST', ARTICLES],
        ['GET', ARTICLES],
        ['POST', '/api/v1/media'],
      ] as const) {
        const answer = await send(path, { method, token });
        expect([answer.status, answer.json.code], `${code} ${path}`).toEqual([401, code]);
        expect(answer.headers['www-authenticate']).toBe('Bearer realm="api", error="invalid_token"');
      }
      const head = `POST ${ARTICLES} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: 3000000\r\n\r\n`;
      expect(await say(server.url, head)).toMatch(/^HTTP\/1.1 401 /);
    }
    ahead = 0;
  });
});

describe('a request with a key', () => {
  it('is done once, however often and at once it is sent, and answered alike', async () => {
    const token = await tokenOf('drafts:write', 'publish');
    const headers = { 'idempotency-key': 'a-1' };
    const before = await countArticles();
    const body = draft('Once', { category: 'science' });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => send(ARTICLES, { token, headers, body })),
    );
    answers.push(await send(ARTICLES, { token, headers, body }));
    expect(await countArticles()).toBe(before + 1);
    const [first] = answers;
    for (const { status, json, etag, headers } of answers) {
      expect([status, json, etag, headers.location]).toEqual([
        201,
        first?.json,
        first?.etag,
        first?.headers.location,
      ]);
    }
    const path = `${editionPath(first?.json.articleId)}/publish`;
    const publish = { token, headers: { 'idempotency-key': 'a-2', 'if-match': '"1"' } };
    const [one, two] = [await send(path, publish), await send(path, publish)];
    expect([one.status, two.status, two.json]).toEqual([200, 200, one.json]);
  });

  it('that came with another request is refused, and is another token’s to use', async () => {
    const token = await tokenOf('drafts:write');
    const headers = { 'idempotency-key': 'b-1' };
    expect((await send(ARTICLES, { token, headers, body: draft('B') })).status).toBe(201);
    const other = await send(ARTICLES, { token, headers, body: draft('C') });
    expect([other.status, other.json.code]).toEqual([422, 'key-reused']);
    const stranger = await tokenOf('drafts:write');
    expect((await send(ARTICLES, { token: stranger, headers, body: draft('C') })).status).toBe(201);
    const bad = { 'idempotency-key': 'x'.repeat(256) };
    expect((await send(ARTICLES, { token, headers: bad, body: draft('D') })).json.code).toBe('invalid-key');
  });

  it('that was refused was not done, and may be sent again', async () => {
    const token = await tokenOf('drafts:write', 'publish');
    const { json } = await send(ARTICLES, {
      token,
      body: draft('Later', { document: { v: 1, headline: 'Later', lede: '' } }),
    });
    const path = editionPath(json.articleId);
    const publish = { token, headers: { 'idempotency-key': 'c-1', 'if-match': '*' } };
    const blocked = await send(`${path}/publish`, publish);
    expect([blocked.status, blocked.json.code]).toEqual([422, 'blocked']);
    expect(blocked.json.problems.map(({ code }: { code: string }) => code)).toEqual([
      'no-lede',
      'no-section',
    ]);
    await send(path, {
      method: 'PUT',
      token,
      headers: { 'if-match': '*' },
      body: { document: buildDocument('Later') },
    });
    expect((await send(`${path}/publish`, publish)).status).toBe(200);
  });
});

describe('what two have written', () => {
  it('is not lost: who has not seen the latest is told of it', async () => {
    const token = await tokenOf('drafts:write', 'drafts:read', 'publish');
    const { json } = await send(ARTICLES, { token, body: draft('Shared') });
    const path = editionPath(json.articleId);
    const put = (lede: string, version?: string) =>
      send(path, {
        method: 'PUT',
        token,
        headers: version === undefined ? {} : { 'if-match': version },
        body: { document: { ...buildDocument('Shared'), lede } },
      });
    expect((await put('Unseen.')).json.code).toBe('no-version');
    expect((await put('Unseen.')).status).toBe(428);
    expect((await put('Unseen.', 'seven')).status).toBe(400);
    const both = await Promise.all([put('First.', '"1"'), put('Second.', '"1"')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    for (const { etag } of both) expect(etag).toBe('"2"');
    const published = await send(`${path}/publish`, { token, headers: { 'if-match': '"1"' } });
    expect([published.status, published.json.code, published.etag]).toEqual([412, 'moved-on', '"2"']);
    const [kept] = both.filter(({ status }) => status === 200);
    const seen = await send(path, { method: 'GET', token });
    expect([seen.etag, ['First.', 'Second.'].includes(seen.json.document.lede)]).toEqual([kept?.etag, true]);
    // The same text again makes no revision.
    const { lede } = seen.json.document;
    expect([(await put(lede, '"2"')).json.status, (await send(path, { method: 'GET', token })).etag]).toEqual(
      ['unchanged', '"2"'],
    );
  });
});

describe('a body', () => {
  it('that is not in order is told what is wrong at which place', async () => {
    const token = await tokenOf('drafts:write');
    const errorsOf = async (body: unknown) => {
      const answer = await send(ARTICLES, { token, body });
      expect([answer.status, answer.headers['content-type']]).toEqual([
        422,
        'application/problem+json; charset=utf-8',
      ]);
      expect(answer.json.type).toBe(`${server.url}/api/v1#invalid-body`);
      return answer.json.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    const document = buildDocument('Hostile');
    const points = [{ id: 'point1', text: 'x'.repeat(20_001) }];
    expect(await errorsOf(draft('', { document: { ...document, keyPoints: { points } } }))).toEqual([
      '/document/keyPoints/points/0/text',
    ]);
    expect(await errorsOf(draft('', { document: { ...document, 'a/b~': 1 } }))).toEqual(['/document/a~1b~0']);
    expect(await errorsOf({ ...draft('A'), publish: true })).toEqual(['/publish']);
    expect(await errorsOf({ locale: 'en' })).toEqual(['']);
    expect(await errorsOf([])).toEqual(['']);
    const blocks = Array.from({ length: 500 }, () => ({}));
    expect(await errorsOf(draft('', { document: { ...document, outlook: { blocks } } }))).toHaveLength(20);
    const ja = await send(ARTICLES, { token, body: {}, headers: { 'accept-language': 'ja' } });
    expect(ja.json.errors[0].detail).toMatch(/[ぁ-ん]/);
    const bad = await ask(server.url, ARTICLES, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': '3',
      },
      body: '{"a',
    });
    expect([bad.status, JSON.parse(bad.text).code]).toEqual([400, 'no-json']);
  });

  it('is cleaned like every other text, and never larger than it may be', async () => {
    const token = await tokenOf('drafts:write', 'drafts:read');
    const dirt = '\u0000\u0007\u202E\uFEFF\uD800';
    const document = { ...buildDocument('Dirty'), headline: `Head${dirt}line`, lede: `</script>${dirt}<b>` };
    const { json } = await send(ARTICLES, { token, body: { locale: 'en', document } });
    const { document: kept } = (await send(editionPath(json.articleId), { method: 'GET', token })).json;
    expect([kept.headline, kept.lede]).toEqual(['Head\uFFFDline', '</script>\uFFFD<b>']);
    const head = (length: number, type: string) =>
      `POST ${ARTICLES} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
    expect(await say(server.url, head(4_000_001, 'application/json'))).toMatch(/^HTTP\/1.1 413 /);
    expect(await say(server.url, head(9, 'text/plain'))).toMatch(/^HTTP\/1.1 415 /);
  });
});

it('answers fit the description', async () => {
  const description = (await send('/api/v1/openapi.json', { method: 'GET' })).json;
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(description, 'api');
  const check = (path: string, method: string, status: number, type: string, value: unknown) => {
    const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = ajv.getSchema(`api#/${pointer}`);
    if (!validate) throw new Error(`${method} ${path} has no schema for ${status}.`);
    expect(validate(value), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    expect(validate({})).toBe(false);
  };
  const token = await tokenOf(...TOKEN_SCOPES);
  const made = await send(ARTICLES, { token, body: draft('Described') });
  check(ARTICLES, 'post', 201, 'application/json', made.json);
  const path = editionPath(made.json.articleId);
  const EDITION = `${ARTICLES}/{article}/editions/{locale}`;
  check(EDITION, 'get', 200, 'application/json', (await send(path, { method: 'GET', token })).json);
  const published = await send(`${path}/publish`, { token, headers: { 'if-match': '*' } });
  check(`${EDITION}/publish`, 'post', 200, 'application/json', published.json);
  const refused = await send(ARTICLES, { token, body: {} });
  check(ARTICLES, 'post', 422, 'application/problem+json', refused.json);
});

it('a method that an address does not answer is refused, and who asks before asking is told', async () => {
  const token = await tokenOf('drafts:write');
  const answer = await send(ARTICLES, { method: 'DELETE', token });
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  expect((await send(`${ARTICLES}/1/nothing`, { token })).status).toBe(404);
  // What anybody may read, who brings a token gets as well.
  const [known, stranger] = [
    await send(ARTICLES, { method: 'GET', token }),
    await send(ARTICLES, { method: 'GET' }),
  ];
  expect([known.status, known.json]).toEqual([200, stranger.json]);
  expect(
    (await send(editionPath(999_999), { method: 'GET', token: await tokenOf('drafts:read') })).json.code,
  ).toBe('unknown-edition');
});

it('an administrator makes a token at the desk, without scripts, sees it once, and revokes it', async () => {
  const { cookie } = await signInAs({ role: 'admin' });
  const signedIn = `${cookie.name}=${cookie.value}`;
  const post = (path: string, body: string) =>
    ask(server.url, path, {
      method: 'POST',
      headers: {
        cookie: signedIn,
        origin: server.url,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
      },
      body,
    });
  const sent = await post('/api/desk/tokens', 'name=desk&scope=drafts%3Aread&scope=drafts%3Awrite&days=30');
  expect(sent.status).toBe(303);
  const [answer = ''] = String(sent.headers['set-cookie']).split(';');
  const at = new URL(String(sent.headers.location), server.url);
  const shown = await ask(server.url, at.pathname + at.search, {
    headers: { cookie: `${signedIn}; ${answer}` },
  });
  const [token = ''] = /prism_[\w-]{43}/.exec(shown.text) ?? [];
  expect((await send(ARTICLES, { token, body: draft('Desk') })).status).toBe(201);
  const later = await ask(server.url, '/admin/tokens', { headers: { cookie: signedIn } });
  expect([later.text.includes(token), later.text.includes(token.slice(0, 12))]).toEqual([false, true]);
  const [, id] = /action="\/api\/desk\/tokens\/(\d+)"/.exec(later.text) ?? [];
  expect((await post(`/api/desk/tokens/${id}`, '')).status).toBe(303);
  expect((await send(ARTICLES, { token, body: draft('Desk') })).status).toBe(401);
});
