import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer, drain } from './http-server.ts';
import { readBody } from './read-body.ts';

/*
 * Limits of time, shortened so that a test can wait for them; and bodies, which only the desk's routes take. The others
 * are crossed on the whole server (scripts/limits.test.ts).
 */
const LIMIT = 1_000;
const server = createHttpServer(
  async (request, response) => {
    const body = await readBody(request, LIMIT);
    response
      .writeHead(body.ok ? 200 : body.status, { Connection: 'close' })
      .end(body.ok ? `${body.bytes.length} bytes` : body.code);
  },
  {
    headers: { 'X-Content-Type-Options': 'nosniff' },
    limits: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
  },
);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

/** Sends bytes as they are, and nothing after them. Resolves with all that was answered until the server hung up. */
function say(words: string, { thenEnd = false } = {}): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(words);
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {}).on('close', () => resolve(answer));
    if (thenEnd) socket.end();
  });
}

const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\n';

describe('a request that does not arrive', () => {
  it.each([
    ['whose headers never end', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    ['that never begins', ''],
    ['whose body never comes', `${HEAD}Content-Length: 10\r\n\r\n123`],
  ])('is given up after a while: one %s', async (_, words) => {
    const answer = await say(words);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('X-Content-Type-Options: nosniff\r\n');
    expect(answer).toMatch(/\r\n\r\nThe request took too long to arrive\.\n$/);
  });
});

describe('a body', () => {
  it('is read to its end, announced or in chunks', async () => {
    expect(await say(`${HEAD}Content-Length: ${LIMIT}\r\n\r\n${'a'.repeat(LIMIT)}`)).toContain('1000 bytes');
    const chunks = `2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n`;
    expect(await say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunks}`)).toContain('5 bytes');
  });

  it('in chunks, of which there is no end in sight, is refused at the first byte too many', async () => {
    const chunk = `258\r\n${'a'.repeat(600)}\r\n`;
    const answer = await say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('large-body');
  });

  it('that breaks off is no body: nothing is done with it', async () => {
    const ended: string[] = [];
    const request = new Promise<void>((resolve) => {
      server.once('request', async (message) => {
        const body = await readBody(message, LIMIT);
        ended.push(body.ok ? 'whole' : `${body.status} ${body.code}`);
        resolve();
      });
    });
    const answer = await say(`${HEAD}Content-Length: 10\r\n\r\n123`, { thenEnd: true });
    await request;
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('ended before all of it had arrived');
    expect(ended).toEqual(['400 half-body']);
  });
});

describe('a server that ends', () => {
  it('waits for what is being answered, not for connections that have said nothing', async () => {
    let finish = () => {};
    const ending = createHttpServer((_, response) => {
      finish = () => response.end('done');
      asked();
    });
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await new Promise<void>((resolve) => ending.listen(0, '127.0.0.1', resolve));
    const { port } = ending.address() as AddressInfo;
    const silent = connect(port, '127.0.0.1');
    const silentEnds = new Promise((resolve) => silent.once('close', resolve));
    const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
    await isAsked;
    const drained = drain(ending, 60_000);
    await silentEnds;
    finish();
    expect(await answer).toBe('done');
    await drained;
  });
});
