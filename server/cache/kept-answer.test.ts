import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { cacheControl, KeptAnswer } from './kept-answer.ts';

describe('what shared caches are told', () => {
  it.each([
    ['as long as is set', 10, 3_600, 's-maxage=5, stale-while-revalidate=5'],
    ['an odd number of seconds, the larger half first', 7, 3_600, 's-maxage=4, stale-while-revalidate=3'],
    ['never past the next date', 10, 4.9, 's-maxage=2, stale-while-revalidate=2'],
    ['one second before the last', 10, 1, 's-maxage=1, stale-while-revalidate=0'],
  ])('is %s', (_, longest, left, directives) => {
    expect(cacheControl(longest, left)).toBe(`public, max-age=0, ${directives}`);
  });

  it.each([
    [10, 0.9],
    [10, 0],
    [10, -3],
    [0, 3_600],
  ])('is to ask each time, with %d s set and %d s left', (longest, left) => {
    expect(cacheControl(longest, left)).toBe('public, max-age=0, must-revalidate');
  });
});

const NOTHING = { words: new Set<string>(), spans: new Map(), until: Number.POSITIVE_INFINITY };

describe('the tag of a page', () => {
  it('changes with the text and with the headers that a 304 does not repeat, and with nothing else', async () => {
    const tagOf = async (text: string, policy: string, milliseconds: number) => {
      const rendered = {
        status: 200,
        type: 'text/html',
        body: Buffer.from(text),
        isPackable: true,
        milliseconds,
      };
      const headers = ['Content-Security-Policy', policy];
      const page = await KeptAnswer.of({ ...rendered, headers, reading: NOTHING }, 10);
      const server = createServer((request, response) => page.send(request, response, 1, 'hit'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      server.close();
      server.closeAllConnections();
      return answer.headers.get('etag');
    };
    const tag = await tagOf('text', 'a', 1);
    expect(await tagOf('text', 'a', 2)).toBe(tag);
    expect(await tagOf('texts', 'a', 1)).not.toBe(tag);
    expect(await tagOf('text', 'b', 1)).not.toBe(tag);
  });
});

describe('a picture', () => {
  it('is kept and sent as it is, to who takes gzip too, and not again to who has it', async () => {
    const body = Buffer.from('not really a picture '.repeat(100));
    const rendered = { status: 200, type: 'image/png', body, isPackable: false, milliseconds: 1 };
    const answer = await KeptAnswer.of({ ...rendered, headers: [], reading: NOTHING }, 10);
    const server = createServer((request, response) => answer.send(request, response, 1, 'hit'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { 'Accept-Encoding': 'gzip, br' };
    const sent = await fetch(url, { headers });
    const tag = sent.headers.get('etag') ?? '';
    expect([sent.headers.get('content-encoding'), sent.headers.get('content-length')]).toEqual([
      null,
      String(body.length),
    ]);
    expect(Buffer.from(await sent.arrayBuffer())).toEqual(body);
    const again = await fetch(url, { headers: { ...headers, 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    server.close();
    server.closeAllConnections();
    expect(answer.bytes).toBe(body.length + 4_096);
  });
});

describe('a document', () => {
  it('has a date, by which only who got it after the second of its rendering has it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-28T12:00:05.400Z') });
    try {
      const rendered = { status: 200, type: 'text/plain', body: Buffer.from('x'), isPackable: true };
      const more = { isDated: true, headers: [], reading: NOTHING, milliseconds: 1 };
      const answer = await KeptAnswer.of({ ...rendered, ...more }, 10);
      const ask = (headers: Record<string, string> = {}) => {
        let answered: [status: number, date: string | undefined] | undefined;
        const response = {
          writeHead(status: number, head: string[]) {
            answered = [status, head[head.indexOf('Last-Modified') + 1]];
            return response;
          },
          end() {},
        };
        answer.send({ headers, method: 'GET' } as never, response as never, 100, 'hit');
        return answered;
      };
      const [before, second] = ['Sat, 28 Nov 2026 12:00:05 GMT', 'Sat, 28 Nov 2026 12:00:06 GMT'];
      expect(ask()).toEqual([200, before]);
      expect(ask({ 'if-modified-since': before })).toEqual([200, before]);
      vi.setSystemTime(Date.parse('2026-11-28T12:00:06.000Z'));
      expect(ask({ 'if-modified-since': before })).toEqual([200, second]);
      expect(ask({ 'if-modified-since': second })).toEqual([304, second]);
      expect(ask({ 'if-modified-since': second, 'if-none-match': '"another"' })).toEqual([200, second]);
      expect(ask({ 'if-modified-since': 'yesterday' })).toEqual([200, second]);
    } finally {
      vi.useRealTimers();
    }
  });
});
