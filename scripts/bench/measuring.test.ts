import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseCpuTime } from './cpu-time.ts';
import { headOf } from './gateway.ts';
import { inTurn, load } from './load.ts';
import { describeProgress } from './progress.ts';
import { atLeast, atMost, markdownOf, median, percentile, rangeOf, summaryOf } from './report.ts';
import { parseWrk } from './wrk.ts';

async function withServer<T>(answer: RequestListener, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('load', () => {
  it('asks for all addresses in turn over few connections, whole answers only', async () => {
    const asked: string[] = [];
    const sockets = new Set<unknown>();
    const body = 'x'.repeat(100_000);
    const result = await withServer(
      (request, response) => {
        asked.push(request.url ?? '');
        sockets.add(request.socket);
        if (request.url === '/chunks') response.write(body.slice(0, 50_000));
        else response.setHeader('Content-Length', body.length);
        response.end(request.url === '/chunks' ? body.slice(50_000) : body);
      },
      (url) => load({ url, pathOf: inTurn(['/length', '/chunks']), connections: 2, milliseconds: 150 }),
    );
    expect(result.requests).toBe(asked.length);
    expect(sockets.size).toBe(2);
    expect(asked.slice(0, 4)).toEqual(['/length', '/chunks', '/length', '/chunks']);
    expect(result.bytes / result.requests).toBeGreaterThan(100_000);
  });

  it('asks as often as it is told to, and no more', async () => {
    const asked: string[] = [];
    const { requests } = await withServer(
      (request, response) => {
        asked.push(request.url ?? '');
        response.writeHead(404, { 'Content-Length': 0 }).end();
      },
      (url) => load({ url, pathOf: (turn) => `/${turn}`, connections: 3, requests: 10, status: 404 }),
    );
    expect(requests).toBe(10);
    expect(asked.toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => `/${n}`));
  });

  it('counts the answers that the server had kept', async () => {
    const { requests, hits } = await withServer(
      (request, response) => {
        const desc = request.url === '/kept' ? 'hit' : 'miss';
        response.writeHead(200, { 'Server-Timing': `cache;desc=${desc}`, 'Content-Length': 0 }).end();
      },
      (url) => load({ url, pathOf: inTurn(['/kept', '/new', '/new']), connections: 1, requests: 6 }),
    );
    expect([requests, hits]).toEqual([6, 2]);
  });

  it('fails when a page is not there, rather than measuring errors', async () => {
    const answer: RequestListener = (_, response) => response.writeHead(404).end();
    const measured = withServer(answer, (url) =>
      load({ url, pathOf: inTurn(['/nothing']), connections: 1, milliseconds: 100 }),
    );
    await expect(measured).rejects.toThrow('/nothing was answered 404.');
  });
});

describe('what wrk prints', () => {
  const output = (p99: string, problem = '') => `Running 2s test @ http://127.0.0.1:1/
  1 threads and 50 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.63ms  404.10us  12.22ms   97.01%
  Latency Distribution
     50%    1.58ms
     99%    ${p99}
  61742 requests in 2.01s, 438.43MB read
${problem}Requests/sec:  30720.38
Transfer/sec:    218.14MB
`;

  it.each([
    ['2.71ms', 2.71],
    ['250.00us', 0.25],
    ['1.20s', 1_200],
  ])('is read: 99 of 100 within %s', (p99, milliseconds) => {
    expect(parseWrk(output(p99))).toEqual({ requests: 61_742, rate: 30_720.38, p99: milliseconds });
  });

  it.each([
    '  Non-2xx or 3xx responses: 61742\n',
    '  Socket errors: connect 0, read 3, write 0, timeout 0\n',
  ])('is refused when it tells of errors: %s', (problem) => {
    expect(() => parseWrk(output('2.71ms', problem))).toThrow(problem.trim());
  });

  it('is refused when it is something else', () => {
    expect(() => parseWrk('wrk 5.0')).toThrow('not understood');
  });
});

describe('figures', () => {
  it('have a median', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('have a value that 99 of 100 do not exceed', () => {
    const values = Array.from({ length: 200 }, (_, n) => 200 - n);
    expect(percentile(values, 0.99)).toBe(198);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('have a smallest and a largest', () => {
    expect(rangeOf([0.5, 0.25, 1])).toBe('0.25 – 1.00');
  });

  it('reach a bound when they are on it', () => {
    expect(atMost('x', 0.5, 0.5)).toEqual({ what: 'x', toReach: '≤ 0.50', measured: '0.50', reached: true });
    expect(atLeast('x', 0.92, 0.93).reached).toBe(false);
  });

  it('come from the two fields of the system that hold the time of a process', () => {
    expect(parseCpuTime('42 (node (x) 1) S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20')).toBe(1_750);
  });

  it('stand in a table, words to the left and figures to the right', () => {
    const table = {
      title: 'Pages',
      head: ['page', 'ms'],
      rows: [
        ['article', '1.25'],
        ['front', '10.5'],
      ],
    };
    expect(markdownOf(table).split('\n')).toEqual([
      '### Pages',
      '',
      '| page    |   ms |',
      '| ------- | ---: |',
      '| article | 1.25 |',
      '| front   | 10.5 |',
    ]);
  });

  it('say plainly what was not reached', () => {
    const finding = { what: '304', toReach: '≥ 0.80', measured: '0.78' };
    const { rows } = summaryOf([
      { ...finding, reached: false },
      { ...finding, reached: true },
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual(['MISSED', 'reached']);
  });

  it('of progress say how long it will take', () => {
    const given = { total: 100_000, unit: 'articles' };
    expect(describeProgress({ ...given, done: 40_000, rate: 1_500 })).toBe(
      '40,000 of 100,000 articles, 1,500 a second, 40 s left',
    );
    expect(describeProgress({ ...given, done: 1_000, rate: 100 })).toBe(
      '1,000 of 100,000 articles, 100 a second, 17 min left',
    );
  });
});

describe('a head', () => {
  const rawHeaders = ['ETag', '"x"', 'Content-Type', 'text/html', 'Date', 'now', 'Connection', 'keep-alive'];

  it('is sent by a bare server as ours sends it, but for what Node adds itself', () => {
    expect(headOf({ rawHeaders })).toEqual(['ETag', '"x"', 'Content-Type', 'text/html']);
  });

  it('can be cut down to some headers', () => {
    expect(headOf({ rawHeaders }, ['content-type'])).toEqual(['Content-Type', 'text/html']);
  });
});
