import { describe, expect, it } from 'vitest';
import { formatAge, formatBriefly, formatDay, formatMoment, machineTime } from './dates.ts';

const afternoon = new Date('2026-11-03T05:05:09Z');
const newYearInJapan = new Date('2026-12-31T15:00:00Z');

describe('a time on a page', () => {
  it('is Japan’s time in the words of each language', () => {
    expect(formatMoment(afternoon, 'ja')).toBe('2026年11月3日 14:05');
    expect(formatMoment(afternoon, 'en')).toBe('3 November 2026, 14:05 JST');
  });

  it('belongs to the day it is in Japan', () => {
    expect(formatDay(newYearInJapan, 'ja')).toBe('2027年1月1日');
    expect(formatDay(newYearInJapan, 'en')).toBe('1 January 2027');
    expect(formatMoment(newYearInJapan, 'ja')).toBe('2027年1月1日 00:00');
  });

  it('is said as briefly as the day and year allow', () => {
    const [day, year] = [new Date('2026-11-03T14:59:00Z'), new Date('2026-12-31T14:00:00Z')];
    expect(formatBriefly(afternoon, day, 'ja')).toBe('14:05');
    expect(formatBriefly(afternoon, year, 'ja')).toBe('11月3日 14:05');
    expect(formatBriefly(afternoon, year, 'en')).toBe('3 Nov, 14:05');
    expect(formatBriefly(afternoon, newYearInJapan, 'ja')).toBe('2026年11月3日');
    expect(formatBriefly(afternoon, newYearInJapan, 'en')).toBe('3 Nov 2026');
  });

  it('is dated as a newspaper does, never 60 minutes or 24 hours ago, and says until when that holds', () => {
    const at = (now: string, locale: 'ja' | 'en' = 'ja') => {
      const { words, until } = formatAge(afternoon, new Date(now), locale);
      return [words, Number.isFinite(until) ? new Date(until).toISOString() : 'always'];
    };
    expect(at('2026-11-03T06:05:08Z')).toEqual(['14:05', '2026-11-03T06:05:09.000Z']);
    expect(at('2026-11-03T06:05:09Z')).toEqual(['1時間前', '2026-11-03T07:05:09.000Z']);
    expect(at('2026-11-03T06:05:09Z', 'en')[0]).toBe('1h ago');
    expect(at('2026-11-04T05:05:08Z')).toEqual(['23時間前', '2026-11-04T05:05:09.000Z']);
    expect(at('2026-11-04T05:05:08Z', 'en')[0]).toBe('23h ago');
    expect(at('2026-11-04T05:05:09Z')).toEqual(['3日', '2026-11-30T15:00:00.000Z']);
    expect(at('2026-11-04T05:05:09Z', 'en')).toEqual(['3 Nov', '2026-11-30T15:00:00.000Z']);
    expect(at('2026-11-30T15:00:00Z')).toEqual(['11月3日', '2026-12-31T15:00:00.000Z']);
    expect(at('2026-12-31T15:00:00Z')).toEqual(['2026年11月3日', 'always']);
  });

  it('is given to machines with its offset', () => {
    expect(machineTime(afternoon)).toBe('2026-11-03T14:05:09+09:00');
    expect(machineTime(newYearInJapan)).toBe('2027-01-01T00:00:00+09:00');
  });
});
