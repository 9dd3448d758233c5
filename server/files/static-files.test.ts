import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staticFiles } from './static-files.ts';

const root = mkdtempSync(join(tmpdir(), 'prism-static-'));
const server = createServer();
let base = '';

beforeAll(async () => {
  mkdirSync(join(root, '.next/static/chunks'), { recursive: true });
  mkdirSync(join(root, 'public'));
  writeFileSync(join(root, '.next/static/chunks/a.css'), 'body { color: red }');
  writeFileSync(join(root, '.next/static/chunks/a.css.gz'), gzipSync('body { color: red }'));
  writeFileSync(join(root, 'public/favicon.svg'), '<svg/>');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  const sendFile = staticFiles(root);
  server.on('request', (request, response) => {
    if (!sendFile(request.url ?? '', request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(base + path, { headers: { 'accept-encoding': 'identity', ...headers }, method });

describe('a file of the build', () => {
  it('is sent for good, with its type, packed for whoever takes that', async () => {
    const plain = await get('/_next/static/chunks/a.css');
    expect(await plain.text()).toBe('body { color: red }');
    expect(Object.fromEntries(plain.headers)).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': '19',
      vary: 'Accept-Encoding',
    });
    const packed = await get('/_next/static/chunks/a.css', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.text()).toBe('body { color: red }');
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
  });

  it('is not sent again to who has it, and without its bytes to who asks for the head', async () => {
    const etag = (await get('/_next/static/chunks/a.css')).headers.get('etag') ?? '';
    expect((await get('/_next/static/chunks/a.css', { 'if-none-match': etag })).status).toBe(304);
    const head = await get('/_next/static/chunks/a.css', {}, 'HEAD');
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['19', '']);
  });

  it('is sent again to who names something else', async () => {
    const etag = (await get('/_next/static/chunks/a.css')).headers.get('etag') ?? '';
    const sent = async (known: string, headers = {}) =>
      (await get('/_next/static/chunks/a.css', { 'if-none-match': known, ...headers })).status;
    expect(await sent(`"x", W/${etag}`)).toBe(304);
    expect(await sent('*')).toBe(304);
    for (const known of [etag.replaceAll('"', ''), etag.replace('"', '"x'), '"x"', '"*"']) {
      expect([known, await sent(known)]).toEqual([known, 200]);
    }
  });

  it('is not described anew to who has it', async () => {
    const whole = await get('/_next/static/chunks/a.css');
    const etag = whole.headers.get('etag') ?? '';
    for (const method of ['GET', 'HEAD']) {
      const again = await get('/_next/static/chunks/a.css', { 'if-none-match': etag }, method);
      expect(again.status).toBe(304);
      for (const name of ['etag', 'cache-control', 'vary']) {
        expect([name, again.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
      }
      expect(again.headers.has('date')).toBe(true);
      expect([again.headers.get('content-type'), again.headers.get('content-length')]).toEqual([null, null]);
    }
  });

  it('is served whole after a build has taken it from the disk', async () => {
    rmSync(join(root, '.next'), { recursive: true });
    const answer = await get('/_next/static/chunks/a.css', { 'accept-encoding': 'gzip' });
    expect(await answer.text()).toBe('body { color: red }');
  });
});

describe('a file of public/', () => {
  it('is sent for an hour, since its name stays when it changes', async () => {
    const answer = await get('/favicon.svg', { range: 'bytes=5-1' });
    expect([answer.status, await answer.text()]).toEqual([200, '<svg/>']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
  });

  it.each(['/secret.txt', '/../secret.txt', '/%2e%2e/secret.txt', '/', '/chunks/a.css'])(
    'is not found at %s',
    async (path) => expect((await get(path)).status).toBe(404),
  );
});
