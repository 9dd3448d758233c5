import { describe, expect, it } from 'vitest';
import { isShowable, parseTime } from './parse-time.ts';

const utc = (text: string) => parseTime(text)?.toISOString() ?? null;

describe('a time that staff write', () => {
  it("is Japan's time when it has no offset", () => {
    expect(utc('2026-11-03T14:05')).toBe('2026-11-03T05:05:00.000Z');
    expect(utc('2026-11-03 14:05')).toBe('2026-11-03T05:05:00.000Z');
  });

  it('means midnight when it is a date alone', () => {
    expect(utc('2026-11-03')).toBe('2026-11-02T15:00:00.000Z');
  });

  it('keeps the offset that it has', () => {
    expect(utc('2026-11-03T05:05Z')).toBe('2026-11-03T05:05:00.000Z');
    expect(utc('2026-11-03T05:05:30-05:00')).toBe('2026-11-03T10:05:30.000Z');
    expect(utc('2026-11-03T14:05+0900')).toBe('2026-11-03T05:05:00.000Z');
  });

  it('may be the end of a day, which is the beginning of the next', () => {
    expect(utc('2026-11-03T24:00')).toBe('2026-11-03T15:00:00.000Z');
    expect(utc('2026-12-31T24:00:00')).toBe('2026-12-31T15:00:00.000Z');
  });

  it('may have the offset of any place on Earth', () => {
    expect(utc('2026-11-03T14:00+14:00')).toBe('2026-11-03T00:00:00.000Z');
    expect(utc('2026-11-03T00:00-12:00')).toBe('2026-11-03T12:00:00.000Z');
    expect(utc('2026-11-03T05:45+0545')).toBe('2026-11-03T00:00:00.000Z');
  });

  it('lies, in Japan, between the years 1000 and 9999', () => {
    expect(utc('1000-01-01')).toBe('0999-12-31T15:00:00.000Z');
    expect(utc('1000-01-01T00:00Z')).toBe('1000-01-01T00:00:00.000Z');
    expect(utc('9999-12-31T23:59:59')).toBe('9999-12-31T14:59:59.000Z');
    expect(isShowable(new Date('0999-12-31T14:59:59.999Z'))).toBe(false);
    expect(isShowable(new Date('9999-12-31T14:59:59.999Z'))).toBe(true);
    expect(isShowable(new Date('9999-12-31T15:00:00Z'))).toBe(false);
    expect(isShowable(new Date(Number.NaN))).toBe(false);
    expect(isShowable(new Date(8.64e15))).toBe(false);
  });

  it.each([
    '',
    'tomorrow',
    '2026-02-30',
    '2026-13-01',
    '2026-00-01',
    '2026-11-00',
    '2026-11-03T25:00',
    '2026-11-03T24:01',
    '2026-11-03T24:00:01',
    '2026-11-03T23:60',
    '2016-12-31T23:59:60Z',
    '2026-11-03T12:00+14:01',
    '2026-11-03T12:00-15:00',
    '2026-11-03T12:00+09:60',
    '2026-11-03T12:00+99:99',
    '0000-01-01',
    '0999-12-31T23:59',
    '9999-12-31T24:00',
    '9999-12-31T23:59Z',
    '9999-12-31T23:59-14:00',
    '10000-01-01',
    '+010000-01-01',
    '-0001-01-01',
    '3 November 2026',
    '1762150000',
  ])('is refused when it is %j', (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it('knows leap days', () => {
    expect(utc('2028-02-29')).toBe('2028-02-28T15:00:00.000Z');
    expect(utc('2027-02-29')).toBeNull();
  });
});
