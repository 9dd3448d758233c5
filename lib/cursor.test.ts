import { describe, expect, it } from 'vitest';
import { afterQuery, parseAfter } from './cursor.ts';

describe('the place in a list', () => {
  it.each([
    ['2026-11-03T05:05:00Z', '1793682300000-12'],
    ['1970-01-01T00:00:00Z', '0-12'],
    ['1969-12-31T23:59:59.999Z', '-1-12'],
    ['1965-07-14T00:00:00Z', '-141004800000-12'],
    ['0001-01-01T00:00:00Z', '-62135596800000-12'],
  ])('survives its way through an address: after a story of %s', (publishedAt, written) => {
    const cursor = { publishedAt: new Date(publishedAt), articleId: 12 };
    expect(afterQuery(cursor)).toBe(`?after=${written}`);
    expect(parseAfter(written)).toEqual(cursor);
  });

  it.each([
    undefined,
    null,
    '',
    '12',
    'x-1',
    '1-',
    '1-2-3',
    ['1-2'],
    '999999999999999999-1',
    '--1-2',
    '1--2',
    '-1--2',
    '-2',
    '+1-2',
    '1.5-2',
  ])('is not read from %j', (value) => {
    expect(parseAfter(value)).toBeNull();
  });
});
