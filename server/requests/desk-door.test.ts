import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findViewer } from '#db/auth/find-viewer.ts';
import { BODY_LIMITS } from '#lib/desk/routes.ts';
import type { Role } from '#lib/rights.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import { deskDoor } from './desk-door.ts';

/*
 * A real server whose only work is the door: it answers what became of a request, and holds what it let in until the
 * connection ends. Requests are written by hand, so that a body can be announced and never sent.
 */
const FORM = 'application/x-www-form-urlencoded';
let store: Awaited<ReturnType<typeof openTestStore>>;
let server: Server;
const open = new Set<Socket>();

beforeEach(async () => {
  store = await openTestStore();
  // Loads what looks sessions up, so that no answer is late by that.
  await findViewer(new Headers({ cookie: 'prism.session_token=made.up' }));
  const clientOf = ({ headers }: IncomingMessage) => String(headers['x-from'] ?? '10.0.0.1');
  const enter = deskDoor(clientOf);
  server = createServer(async (request, response) => {
    const entry = await enter(request, request.url ?? '');
    const { ok, ...rest } = entry;
    const said = entry.ok
      ? { in: true, unread: entry.isUnread, bytes: entry.body?.length ?? null }
      : { in: ok, ...rest };
    response.end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  for (const socket of open) socket.destroy();
  server.close();
  store[Symbol.dispose]();
});

type Said = { in: boolean; unread?: boolean; bytes?: number | null; status?: number; code?: string };

/** What the door says; 'waits' where it says nothing for a while, since it waits for the body. */
function knock(
  line: string,
  options: {
    type?: string;
    length?: number | 'in chunks';
    body?: string;
    cookie?: string;
    from?: string;
  } = {},
): Promise<Said | 'waits'> {
  const { type = FORM, length, body = '', cookie = '', from = '10.0.0.1' } = options;
  const head = [
    `${line} HTTP/1.1`,
    'Host: x',
    `Content-Type: ${type}`,
    length === 'in chunks' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length ?? body.length}`,
    `Cookie: ${cookie}`,
    `X-From: ${from}`,
  ];
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    open.add(socket);
    const quiet = setTimeout(() => resolve('waits'), 1_000);
    socket.on('error', reject).on('data', (data) => {
      clearTimeout(quiet);
      resolve(JSON.parse(String(data).split('\r\n\r\n')[1] ?? 'null'));
    });
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

async function cookieOf(role: Role): Promise<string> {
  const { cookie } = await signInAs({ role, locale: 'ja' });
  return `${cookie.name}=${cookie.value}`;
}

const SILENT = { length: 60_000 };

describe('of a body that never comes, the door says at once', () => {
  it('that there is no such address, or no such method there', async () => {
    expect(await knock('POST /api/desk/nothing', SILENT)).toMatchObject({ status: 404 });
    expect(await knock('PUT /api/desk/articles/1/slug/x', SILENT)).toMatchObject({ status: 404 });
    expect(await knock('DELETE /api/desk/articles/1/slug', SILENT)).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, HEAD, PUT, POST' },
    });
    for (const method of ['TRACE', 'OPTIONS', 'PROPFIND']) {
      expect(await knock(`${method} /api/desk/tags`)).toMatchObject({
        status: 405,
        headers: { Allow: 'GET, HEAD' },
      });
    }
  });

  it('that it is of a type which is not taken there, or too long', async () => {
    const json = { ...SILENT, type: 'application/json' };
    expect(await knock('POST /api/desk/sign-in', json)).toMatchObject({ status: 415, code: 'wrong-type' });
    const upload = { type: 'multipart/form-data; boundary=x', length: 12_000_000 };
    expect(await knock('POST /api/desk/articles/bulk', upload)).toMatchObject({ status: 415 });
    expect(await knock('POST /api/desk/sign-in', { length: 65_537 })).toMatchObject({
      status: 413,
      code: 'large-body',
    });
    const text = { type: 'application/json', length: 4_000_001 };
    expect(await knock('PATCH /api/desk/articles/1/text', text)).toMatchObject({ status: 413 });
    for (const length of [SILENT.length, 'in chunks'] as const) {
      expect(await knock('GET /api/desk/tags', { length })).toMatchObject({ status: 413, code: 'no-body' });
    }
  });

  it('that a form of somebody unknown has to say how long it is', async () => {
    const inChunks = { length: 'in chunks' } as const;
    expect(await knock('POST /api/desk/sign-in', inChunks)).toMatchObject({ status: 411, code: 'no-length' });
    const cookie = await cookieOf('editor');
    expect(await knock('POST /api/desk/account', { ...inChunks, cookie })).toBe('waits');
  });

  it('that nobody is signed in, for any route but the forms of the door', async () => {
    const outside = { in: true, unread: true, bytes: null };
    // Of a form, what was typed is brought back after signing in.
    expect(await knock('POST /api/desk/people/1', SILENT)).toBe('waits');
    expect(await knock('POST /api/desk/people/1', { length: 'in chunks' })).toEqual(outside);
    const upload = { type: 'multipart/form-data; boundary=x', length: BODY_LIMITS.picture };
    expect(await knock('POST /api/desk/articles/1/hero', upload)).toEqual(outside);
    const madeUp = { ...upload, cookie: 'prism.session_token=made.up' };
    expect(await knock('POST /api/desk/articles/1/hero', madeUp)).toEqual(outside);
    expect(await knock('POST /api/desk/sign-in', SILENT)).toBe('waits');
  });

  it('that the role has no right to it, in the language of the person', async () => {
    const [writer, translator] = [await cookieOf('writer'), await cookieOf('translator')];
    const forbidden = { status: 403, code: 'forbidden', locale: 'ja' };
    expect(await knock('POST /api/desk/people/1', { ...SILENT, cookie: writer })).toMatchObject(forbidden);
    expect(await knock('POST /api/desk/articles/1/publish', { ...SILENT, cookie: writer })).toMatchObject(
      forbidden,
    );
    const upload = { type: 'multipart/form-data; boundary=x', length: 1_000 };
    expect(await knock('POST /api/desk/articles/1/hero', { ...upload, cookie: translator })).toMatchObject(
      forbidden,
    );
    // A right that reaches no further than one's own articles is one: whose it is, the command asks.
    expect(await knock('POST /api/desk/articles/1/slug', { ...SILENT, cookie: writer })).toBe('waits');
    expect(await knock('POST /api/desk/account', { ...SILENT, cookie: translator })).toBe('waits');
  });
});

describe('a body that is taken', () => {
  it('is read as a whole, up to the limit of its kind', async () => {
    const cookie = await cookieOf('editor');
    const body = 'a'.repeat(65_536);
    expect(await knock('POST /api/desk/language', { body })).toEqual({
      in: true,
      unread: false,
      bytes: 65_536,
    });
    const json = { type: 'application/json', cookie };
    expect(await knock('POST /api/desk/articles/1/presence', { ...json, body })).toMatchObject({ in: true });
    expect(await knock('POST /api/desk/articles/1/presence', { ...json, length: 65_537 })).toMatchObject({
      status: 413,
    });
    const text = 'a'.repeat(300_000);
    expect(await knock('PATCH /api/desk/articles/1/text', { ...json, body: text })).toMatchObject({
      bytes: 300_000,
    });
  });

  it('is none where nothing is brought, whatever its type', async () => {
    const none = { in: true, unread: false, bytes: null };
    expect(await knock('POST /api/desk/sign-out', { type: 'application/json' })).toEqual(none);
    expect(await knock('GET /api/desk/tags')).toEqual(none);
  });

  it('of a stranger has a share of the room; others get in meanwhile, and it is told when to come back', async () => {
    const almost = { length: 65_536, body: 'a'.repeat(65_000) };
    const waiting = Array.from({ length: 8 }, () => knock('POST /api/desk/sign-in', almost));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['waits']));
    expect(await knock('POST /api/desk/sign-in', almost)).toMatchObject({
      status: 503,
      code: 'busy',
      headers: { 'Retry-After': '5' },
    });
    const small = { body: 'email=a' };
    expect(await knock('POST /api/desk/sign-in', { ...small, from: '10.0.0.2' })).toMatchObject({ in: true });
    // Whoever is signed in has room of their own.
    const cookie = await cookieOf('admin');
    expect(await knock('POST /api/desk/account', { ...small, cookie })).toMatchObject({ in: true });
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await knock('POST /api/desk/sign-in', small)).toMatchObject({ in: true });
  });
});
