import { describe, expect, it } from 'vitest';
import { parseTime } from './parse-time.ts';

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

  it.each(['', 'tomorrow', '2026-02-30', '2026-13-01', '2026-11-03T25:00', '3 November 2026', '1762150000'])(
    'is refused when it is %j',
    (text) => {
      expect(parseTime(text)).toBeNull();
    },
  );

  it('knows leap days', () => {
    expect(utc('2028-02-29')).toBe('2028-02-28T15:00:00.000Z');
    expect(utc('2027-02-29')).toBeNull();
  });
});
