import { describe, expect, it } from 'vitest';
import { afterQuery, parseAfter } from './cursor.ts';

describe('the place in a list', () => {
  it('survives its way through an address', () => {
    const cursor = { publishedAt: new Date('2026-11-03T05:05:00Z'), articleId: 12 };
    expect(afterQuery(cursor)).toBe('?after=1793682300000-12');
    expect(parseAfter('1793682300000-12')).toEqual(cursor);
  });

  it.each([undefined, null, '', '12', 'x-1', '1-', '1-2-3', ['1-2'], '999999999999999999-1', '-1-2'])(
    'is not read from %j',
    (value) => {
      expect(parseAfter(value)).toBeNull();
    },
  );
});
