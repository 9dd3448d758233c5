import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScripts } from './script-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'prism-scripts-'));
writeFileSync(join(folder, 'theme-00aa.js'), 'theme();');
writeFileSync(join(folder, 'reader-11bb.js'), 'reader();'.repeat(50));
writeFileSync(join(folder, 'scripts.json'), '{"theme":"theme-00aa.js","reader":"reader-11bb.js"}');
const scripts = loadScripts(folder);

const server = createServer((request, response) => {
  if (!scripts.send(request.url ?? '', request, response)) response.writeHead(404).end('none');
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

type Answer = { status: number; headers: Record<string, unknown>; body: Buffer };

/** Sends the path as it stands, and takes the bytes as they come: `fetch` would tidy both. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

const READER = '/assets/reader-11bb.js';

describe('a script of ours', () => {
  it('has an address that names its content', () => {
    expect(scripts.addresses).toEqual({ theme: '/assets/theme-00aa.js', reader: READER });
  });

  it('is sent for good', async () => {
    const { status, headers, body } = await ask('/assets/theme-00aa.js');
    expect([status, String(body)]).toEqual([200, 'theme();']);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': '8',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: '"00aa-identity"',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['zstd', undefined],
  ])('is sent in the smallest form that the reader takes (%s)', async (accepted, encoding) => {
    const { headers, body } = await ask(READER, { 'Accept-Encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(body.length));
    const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding ? gunzipSync(body) : body;
    expect(String(plain)).toBe('reader();'.repeat(50));
  });

  it('is described without its bytes to who asks for the head', async () => {
    const { status, headers, body } = await ask(READER, {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '450', 0]);
  });

  it('is not sent again to who has it in that form', async () => {
    const had = await ask(READER, { 'If-None-Match': '"11bb-gzip"', 'Accept-Encoding': 'gzip' });
    expect([had.status, had.headers.etag, had.body.length]).toEqual([304, '"11bb-gzip"', 0]);
    expect((await ask(READER, { 'If-None-Match': '"11bb-gzip"' })).status).toBe(200);
  });

  it.each(['/assets/', '/assets/scripts.json', '/assets/reader-22cc.js', '/assets/../assets/theme-00aa.js'])(
    'is the only thing there: not %s',
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('takes no other method', async () => {
    expect((await ask(READER, {}, 'POST')).status).toBe(404);
  });
});

it('scripts that were never built are asked for in a sentence', () => {
  expect(() => loadScripts(join(folder, 'nowhere'))).toThrow(
    'The scripts of readers’ pages are missing: npm run build makes them.',
  );
});
