import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '#db/commands/tokens/create-token.ts';
import { edition } from '#db/schema.ts';
import { theStore } from '#db/store.ts';
import type { TokenScope } from '#lib/token-scopes.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

/* The tools for assistants, asked by the protocol's own client over HTTP. */

let server: Served;
let made = 0;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

async function tokenOf(...scopes: TokenScope[]): Promise<string> {
  const result = await createToken({ actor: TEST_ACTOR, name: `assistant ${++made}`, scopes });
  if (!result.ok) throw new Error(result.code);
  return result.token;
}

async function connected(token: string) {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${server.url}/api/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  // Its type says undefined where the interface says absent.
  await client.connect(transport as Parameters<Client['connect']>[0]);
  const call = async (name: string, input: Record<string, unknown>) => {
    const answer = await client.callTool({ name, arguments: input });
    const [content] = answer.content as { text: string }[];
    const text = content?.text ?? '';
    // What is wrong with the input, the client's library says as a text.
    return {
      isError: answer.isError === true,
      json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  };
  const names = async () => (await client.listTools()).tools.map(({ name }) => name);
  return { call, names, [Symbol.asyncDispose]: () => client.close() };
}

const READ = ['list_articles', 'read_article', 'search'];

it('an assistant has the tools that its token is good for', async () => {
  const tools: [TokenScope[], string[]][] = [
    [['media:write'], READ],
    [['drafts:read'], [...READ, 'check_problems']],
    [['drafts:write'], [...READ, 'draft_article', 'translate_segment']],
    [['publish'], [...READ, 'publish']],
  ];
  for (const [scopes, names] of tools) {
    await using client = await connected(await tokenOf(...scopes));
    expect(await client.names()).toEqual(names);
  }
});

it('it drafts, translates text by text, and is told what is in the way of publishing', async () => {
  await using client = await connected(await tokenOf('drafts:read', 'drafts:write'));
  const drafted = await client.call('draft_article', { locale: 'en', document: buildDocument('Wire') });
  expect(drafted).toMatchObject({ isError: false, json: { status: 'created', locale: 'en', version: 1 } });
  const { articleId } = drafted.json;
  const text = { articleId, into: 'ja', segment: 'point1', text: '要点。' };
  expect((await client.call('translate_segment', text)).isError).toBe(false);
  const other = { ...text, text: '別の要点。' };
  expect(await client.call('translate_segment', other)).toMatchObject({
    isError: true,
    json: { code: 'moved-on', status: 412 },
  });
  expect((await client.call('translate_segment', { ...other, seen: '要点。' })).isError).toBe(false);
  expect((await client.call('translate_segment', { ...text, segment: 'nowhere' })).json.code).toBe(
    'misplaced',
  );

  const { json } = await client.call('read_article', { articleId });
  const point = json.segments.find(({ id }: { id: string }) => id === 'point1');
  expect([point.en, point.ja]).toEqual(['Wire point.', '別の要点。']);
  expect(json.editions.map(({ locale, provenance }: Record<string, string>) => [locale, provenance])).toEqual(
    [
      ['ja', 'machine'],
      ['en', 'machine'],
    ],
  );
  expect((await client.call('list_articles', { locale: 'en' })).json[0].articleId).toBe(articleId);
  const problems = await client.call('check_problems', { articleId, locale: 'ja' });
  expect(problems.json).toEqual({
    blocks: expect.arrayContaining(['no-headline', 'no-lede']),
    warns: expect.arrayContaining(['machine-text']),
  });

  const refused = await client.call('publish', { articleId, locale: 'en', version: 1 });
  expect([refused.isError, String(refused.json)]).toEqual([true, expect.stringContaining('publish')]);
  const rows = await theStore().read.select().from(edition);
  const row = rows.find((each) => each.articleId === articleId && each.locale === 'en');
  expect(row?.liveRevisionId).toBeNull();
});

it('it publishes what it has seen, and reads what readers see without the scope to read more', async () => {
  const { ref } = await buildArticle('Seen', { publish: false });
  const hidden = await buildArticle('Hidden', { publish: false });
  await using client = await connected(await tokenOf('publish'));
  expect((await client.call('publish', { ...ref, version: 7 })).json).toMatchObject({ code: 'moved-on' });
  expect((await client.call('publish', { ...ref, version: 1 })).json).toMatchObject({ status: 'live' });
  expect((await client.call('read_article', { articleId: ref.articleId })).json.segments[0].en).toBe(
    'Seen headline',
  );
  expect((await client.call('read_article', { articleId: hidden.ref.articleId })).json.code).toBe(
    'unknown-article',
  );
  const listed = JSON.stringify((await client.call('list_articles', { locale: 'en' })).json);
  expect([listed.includes('Seen headline'), listed.includes('Hidden')]).toEqual([true, false]);
  expect((await client.call('read_article', { articleId: 'one' })).isError).toBe(true);
});

it('it is judged by its token alone, one message at a time, and gets no stream of events', async () => {
  const post = (headers: Record<string, string>, message: unknown) => {
    const body = JSON.stringify(message);
    const all = {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'content-length': String(Buffer.byteLength(body)),
    };
    return ask(server.url, '/api/mcp', { method: 'POST', headers: { ...all, ...headers }, body });
  };
  const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
  const bearer = { authorization: `Bearer ${await tokenOf('drafts:read')}` };
  const answered = await post({ ...bearer, origin: 'https://elsewhere.example' }, ping);
  expect([answered.status, JSON.parse(answered.text)]).toEqual([200, { jsonrpc: '2.0', id: 1, result: {} }]);
  expect((await post({ origin: server.url }, ping)).status).toBe(401);
  expect((await post({ ...bearer, accept: 'application/json' }, ping)).status).toBe(406);
  const batch = [ping, { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }];
  expect((await post(bearer, batch)).status).toBe(400);
  expect((await post(bearer, { ...ping, method: 'nothing' })).text).toContain('-32601');
  const stream = await ask(server.url, '/api/mcp', { headers: { ...bearer, accept: 'text/event-stream' } });
  expect([stream.status, stream.headers.allow]).toEqual([405, 'POST, OPTIONS']);
});

it('searches in what readers see, and with drafts:read in drafts as well', async () => {
  await buildArticle('Quokka', { publish: false });
  await buildArticle('Wombat');
  const found = async (query: string, ...scopes: TokenScope[]) => {
    await using client = await connected(await tokenOf(...scopes));
    return (await client.call('search', { query, locale: 'en' })).json;
  };
  expect(await found('quokka', 'media:write')).toEqual([]);
  expect(await found('wombat', 'media:write')).toMatchObject([{ headline: 'Wombat headline' }]);
  expect(await found('quokka', 'drafts:read')).toMatchObject([
    { editions: { en: { headline: 'Quokka headline', status: 'draft' } }, inTextOnly: false },
  ]);
});
