import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseCpuTime } from './cpu-time.ts';
import { load } from './load.ts';
import { describeProgress } from './progress.ts';
import { median, tableOf } from './report.ts';

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
      (url) => load({ url, paths: ['/length', '/chunks'], connections: 2, milliseconds: 150 }),
    );
    expect(result.requests).toBe(asked.length);
    expect(sockets.size).toBe(2);
    expect(asked.slice(0, 4)).toEqual(['/length', '/chunks', '/length', '/chunks']);
    expect(result.bytes / result.requests).toBeGreaterThan(100_000);
  });

  it('fails when a page is not there, rather than measuring errors', async () => {
    const answer: RequestListener = (_, response) => response.writeHead(404).end();
    const measured = withServer(answer, (url) =>
      load({ url, paths: ['/nothing'], connections: 1, milliseconds: 100 }),
    );
    await expect(measured).rejects.toThrow('/nothing was answered 404.');
  });
});

describe('figures', () => {
  it('have a median', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('come from the two fields of the system that hold the time of a process', () => {
    expect(parseCpuTime('42 (node (x) 1) S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20')).toBe(1_750);
  });

  it('stand in a table with the growth from the small store to the large', () => {
    const figure = { page: 'article', bytes: 8_100, rate: 90, bareCpu: 0.02, bareRate: 9_000 };
    const table = tableOf([
      { ...figure, articles: 1_000, cpu: 10 },
      { ...figure, articles: 100_000, cpu: 12 },
    ]);
    const [, , small, large] = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    expect(small?.slice(1, -1)).toEqual(['article', '1,000', '8.1', '10.00', '90', '0.020', '500', '']);
    expect(large?.slice(1, -1)).toEqual(['article', '100,000', '8.1', '12.00', '90', '0.020', '600', '1.20']);
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
