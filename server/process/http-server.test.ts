import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBody } from '../requests/read-body.ts';
import { createHttpServer, drain } from './http-server.ts';

/*
 * Limits of time, shortened so that a test can wait for them; and bodies, which only the desk's routes take. The others
 * are crossed on the whole server (e2e/http/limits.test.ts).
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

/**
 * Sends bytes as they are. Resolves with all that was answered until the server hung up.
 * @param options.thenSay sent once something has been answered
 */
function say(
  words: string,
  options: { thenEnd?: boolean; thenSay?: string; to?: typeof server } = {},
): Promise<string> {
  const { thenEnd = false, thenSay, to = server } = options;
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect((to.address() as AddressInfo).port, '127.0.0.1');
    socket.write(words);
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    if (thenSay !== undefined) socket.once('data', () => socket.write(thenSay));
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

  it('is empty where none is announced: nobody waits for it', async () => {
    expect(await say(`${HEAD}\r\n`)).toContain('0 bytes');
    expect(await say(`${HEAD}Content-Length: 0\r\n\r\n`)).toContain('0 bytes');
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

describe('a good request before a broken one on the same connection', () => {
  const slow = createHttpServer(
    async (request, response) => {
      const milliseconds = Number(new URL(request.url ?? '', 'http://x').searchParams.get('after'));
      if (request.url === '/unread') return void response.end('answered /unread');
      const body = await readBody(request, LIMIT);
      setTimeout(() => response.end(`answered ${request.url} ${body.ok}`), milliseconds);
    },
    { limits: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 } },
  );
  beforeAll(() => new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve)));
  afterAll(() => slow.close());

  /** The statuses and bodies that came back, in their order. */
  const answersTo = async (words: string, options = {}) => {
    const answer = await say(words, { ...options, to: slow });
    return [...answer.matchAll(/HTTP\/1\.1 (\d+)|answered \S+/g)].map(([words, status]) => status ?? words);
  };
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const ok = (path: string) => ['200', `answered ${path}`];

  it.each([
    ['is still being answered', '/a?after=100'],
    ['is answered at once', '/a?after=0'],
  ])('is answered before it, when it %s', async (_, path) => {
    expect(await answersTo(`${get(path)}BREW / HTTP/1.1\r\n\r\n`)).toEqual([...ok(path), '400']);
    expect(await answersTo(`${get(path)}GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}`)).toEqual([
      ...ok(path),
      '431',
    ]);
    expect(await answersTo(`${get(path)}CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n`)).toEqual([
      ...ok(path),
      '405',
    ]);
    expect(await answersTo(`${get(path)}GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n`)).toEqual([
      ...ok(path),
      '417',
    ]);
    expect(await answersTo(`${get(path)}GET / HTTP/1.1\r\nHost: x\r\nX-Slow: `)).toEqual([
      ...ok(path),
      '408',
    ]);
    expect(await answersTo(`${get(path)}GET / HTTP/1.1\r\nHost: x\r\nX-Half: `, { thenEnd: true })).toEqual([
      ...ok(path),
      '400',
    ]);
  });

  it('is answered like each of several, in their order, and what follows the broken one is not', async () => {
    const good = [get('/a?after=150'), get('/b?after=0'), get('/c?after=50')].join('');
    expect(await answersTo(`${good}BREW / HTTP/1.1\r\n\r\n${get('/d')}`)).toEqual([
      ...ok('/a?after=150'),
      ...ok('/b?after=0'),
      ...ok('/c?after=50'),
      '400',
    ]);
  });

  it('is answered before a body that breaks, which gets one answer', async () => {
    const broken = `${HEAD}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`;
    expect(await answersTo(get('/a?after=100') + broken)).toEqual([...ok('/a?after=100'), '400']);
    expect(await answersTo(get('/a?after=0') + broken)).toEqual([...ok('/a?after=0'), '400']);
    expect(await answersTo(broken)).toEqual(['400']);
    const unread = broken.replace('POST /', 'POST /unread');
    expect(await answersTo(unread)).toEqual(ok('/unread'));
    expect(await answersTo(get('/a?after=100') + unread)).toEqual([...ok('/a?after=100'), ...ok('/unread')]);
  });

  it('may come a while before it, on a connection that was kept', async () => {
    const answer = await say(get('/a?after=0'), { to: slow, thenSay: 'BREW / HTTP/1.1\r\n\r\n' });
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*answered \/a\?after=0 true[\s\S]*HTTP\/1\.1 400 /);
  });

  it('is not followed by a refusal when it said that it is the last one', async () => {
    const last = 'GET /a?after=100 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    expect(await answersTo(`${last}BREW / HTTP/1.1\r\n\r\n`)).toEqual(ok('/a?after=100'));
  });

  it('leaves no connection behind, though its other end never hangs up', async () => {
    const socket = connect((slow.address() as AddressInfo).port, '127.0.0.1');
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    Object.assign(socket, { allowHalfOpen: true });
    socket.on('error', () => {}).resume();
    socket.write('BREW / HTTP/1.1\r\n\r\n');
    await new Promise((resolve) => socket.once('end', resolve));
    const connections = () =>
      new Promise<number>((resolve) => slow.getConnections((_, count) => resolve(count)));
    expect(await connections()).toBeGreaterThan(0);
    await vi.waitFor(async () => expect(await connections()).toBe(0), 5_000);
    socket.destroy();
    await ended;
  });
});

describe('an expectation that nobody knows', () => {
  it('is refused without a body to who asks for the head', async () => {
    const words = (method: string) => `${method} / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n`;
    const [head, whole] = [await say(words('HEAD')), await say(words('GET'))];
    expect(head).toMatch(/^HTTP\/1\.1 417 [\s\S]*\r\n\r\n$/);
    expect(whole).toMatch(/^HTTP\/1\.1 417 [\s\S]*\r\n\r\n.+\n$/);
    const lengthOf = (answer: string) => /^Content-Length: (\d+)/m.exec(answer)?.[1];
    expect(lengthOf(head)).toBe(lengthOf(whole));
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

  it('waits for a request that has begun to arrive', async () => {
    const ending = createHttpServer((_, response) => response.end('done'));
    await new Promise<void>((resolve) => ending.listen(0, '127.0.0.1', resolve));
    const socket = connect((ending.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await vi.waitFor(() => expect([...ending.silent()]).toHaveLength(1));
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    await vi.waitFor(() => expect([...ending.silent()]).toHaveLength(0));
    const drained = drain(ending, 60_000);
    socket.write('\r\n');
    await drained;
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*done/);
  });
});

describe('a connection', () => {
  it('is read by Node’s parser, which it is not once somebody else listens for its data', async () => {
    const listeners: number[] = [];
    const reading = createHttpServer(({ socket }, response) => {
      listeners.push(socket.listenerCount('data'));
      response.writeHead(200, { Connection: 'close' }).end();
    });
    let atFirst = 0;
    // Ours has been told of the connection by then.
    reading.on('connection', (socket) => {
      atFirst = socket.listenerCount('data');
    });
    await new Promise<void>((resolve) => reading.listen(0, '127.0.0.1', resolve));
    await say('GET / HTTP/1.1\r\nHost: x\r\n\r\n', { to: reading });
    reading.close();
    // The one listener is Node's own.
    expect([atFirst, listeners]).toEqual([1, [1]]);
  });
});
