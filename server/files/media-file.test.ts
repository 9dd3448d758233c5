import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMedia } from './media-file.ts';

const DIGEST = '0123456789abcdef0123456789abcdef';
const FILE = `${DIGEST}-800.jpg`;
const dataDir = mkdtempSync(join(tmpdir(), 'prism-media-'));

const server = createServer(async (request, response) => {
  if (!(await sendMedia(request.url ?? '', request, response, dataDir))) response.writeHead(404).end('none');
});

type Answer = { status: number; headers: Record<string, unknown>; body: Buffer };

/** Sends the path as it stands: `fetch` would tidy `..` away. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
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

beforeAll(async () => {
  mkdirSync(join(dataDir, 'media'));
  writeFileSync(join(dataDir, 'media', FILE), 'the bytes');
  writeFileSync(join(dataDir, 'media', `${DIGEST}-480.avif`), 'small');
  writeFileSync(join(dataDir, 'media', '.draft'), 'half');
  writeFileSync(join(dataDir, 'prism.db'), 'secret');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the file of a picture', () => {
  it('is sent whole, for good, and as nothing but a picture', async () => {
    const { status, headers, body } = await ask(`/media/${FILE}`);
    expect([status, String(body)]).toEqual([200, 'the bytes']);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '9',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${DIGEST}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    });
    const avif = await ask(`/media/${DIGEST}-480.avif`);
    expect(avif.headers).toMatchObject({ 'content-type': 'image/avif', 'content-length': '5' });
  });

  it('is described without its bytes to who asks for the head', async () => {
    const { status, headers, body } = await ask(`/media/${FILE}`, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '9', 0]);
  });

  it.each([`"${DIGEST}"`, `W/"${DIGEST}"`, `"x", "${DIGEST}"`, '*'])(
    'is not sent again to who has it (%s)',
    async (tag) => {
      const { status, headers, body } = await ask(`/media/${FILE}`, 'GET', { 'If-None-Match': tag });
      expect([status, headers.etag, body.length]).toEqual([304, `"${DIGEST}"`, 0]);
    },
  );

  it.each(['"other"', DIGEST, `"x${DIGEST}"`, `"${DIGEST}x"`])(
    'is sent to who has another one (%s)',
    async (tag) => {
      expect((await ask(`/media/${FILE}`, 'GET', { 'If-None-Match': tag })).status).toBe(200);
    },
  );

  it.each([
    '/media/',
    '/media',
    '/media/../prism.db',
    '/media/..%2Fprism.db',
    '/media/%2e%2e/prism.db',
    '/media/.draft',
    '/media//prism.db',
    `/media/./${FILE}`,
    `/media/${FILE}/`,
    `/media/${FILE}%00`,
    `/media/${FILE.toUpperCase()}`,
    `/media/${DIGEST}-0800.jpg`,
    `/media/${DIGEST}-800.svg`,
    `/media/${DIGEST}-801.jpg`,
    `/other/${FILE}`,
  ])('is not found at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('can only be read', async () => {
    expect((await ask(`/media/${FILE}`, 'DELETE')).status).toBe(404);
  });
});
