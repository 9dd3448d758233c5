import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, readBody } from './read-body.ts';

let answer: (request: IncomingMessage) => Promise<Body>;
const server = createServer(async (request, response) => {
  const body = await answer(request);
  response.end(body.ok ? `${body.bytes.length} ${body.bytes.toString('latin1', 0, 20)}` : body.code);
  request.socket.destroySoon();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

/** What is made of a body in chunks. */
function chunked(chunks: string[]): Promise<string> {
  const framed = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
  return new Promise((resolve) => {
    let answered = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => {}).on('close', () => resolve(answered.split('\r\n\r\n')[1] ?? ''));
    socket.on('data', (data) => {
      answered += data;
    });
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${framed}0\r\n\r\n`);
  });
}

describe('a body that arrives in pieces', () => {
  it('is put together in its order, however often the room has to grow', async () => {
    answer = (request) => readBody(request, 1_000_000);
    const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(97 + n));
    expect(await chunked(letters.map((letter) => letter.repeat(30_000)))).toContain('aaaaaaaaaaaaaaaaaaaa');
    let whole = '';
    answer = async (request) => {
      const body = await readBody(request, 1_000_000);
      if (body.ok) whole = body.bytes.toString();
      return body;
    };
    await chunked(letters.map((letter) => letter.repeat(30_000)));
    expect(whole === letters.map((letter) => letter.repeat(30_000)).join('')).toBe(true);
  });

  it('is refused where its pieces are far too short for its length', async () => {
    answer = (request) => readBody(request, 65_536);
    expect(await chunked(Array.from({ length: 900 }, () => 'a'))).toContain('900 aaaa');
    expect(await chunked(Array.from({ length: 5_000 }, () => 'a'))).toContain('large-body');
    expect(await chunked(Array.from({ length: 120 }, () => 'a'.repeat(536)))).toContain('64320 aaaa');
  });

  it('is given up where there is no room for it, and takes no more of that than twice its length', async () => {
    const taken: number[] = [];
    answer = (request) =>
      readBody(request, 1_000_000, {
        take: (bytes) => {
          taken.push(bytes);
          return taken.reduce((sum, each) => sum + each, 0) <= 100_000;
        },
      });
    expect(await chunked(['a'.repeat(40_000)])).toContain('40000 ');
    expect(taken.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(80_000);
    taken.length = 0;
    expect(await chunked(Array.from({ length: 10 }, () => 'a'.repeat(40_000)))).toContain('busy');
  });
});
