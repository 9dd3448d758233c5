import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedEncodings, fromGzip, toBrotli, toGzip } from './encoding.ts';

describe('the encodings that a request takes', () => {
  it.each([
    [undefined, ['identity']],
    ['', ['identity']],
    ['gzip, deflate, br, zstd', ['br', 'gzip', 'identity']],
    ['gzip', ['gzip', 'identity']],
    ['gzip;q=1, br;q=0.1', ['gzip', 'br', 'identity']],
    ['br;q=0, gzip', ['gzip', 'identity']],
    ['*', ['br', 'gzip', 'identity']],
    ['deflate', ['identity']],
    ['identity;q=0, *;q=0', ['identity']],
    ['gzip, identity;q=0', ['gzip']],
    [';;,=q', ['identity']],
  ])('come best first: %s', (header, encodings) => expect(acceptedEncodings(header)).toEqual(encodings));

  it('are told apart however many spellings were seen', () => {
    for (let n = 0; n < 1_000; n++) acceptedEncodings(`gzip, x-${n}`);
    expect(acceptedEncodings('br, x-1000')).toEqual(['br', 'identity']);
    expect(acceptedEncodings('gzip, x-1')).toEqual(['gzip', 'identity']);
  });
});

describe('compressing', () => {
  const text = Buffer.from('潮位の基準面について。'.repeat(200));

  it('loses nothing', async () => {
    expect(gunzipSync(await toGzip(text))).toEqual(text);
    expect(brotliDecompressSync(await toBrotli(text))).toEqual(text);
    expect(await fromGzip(await toGzip(text))).toEqual(text);
  });
});
