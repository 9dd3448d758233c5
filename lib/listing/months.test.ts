import { describe, expect, it } from 'vitest';
import { formatMonth, formatMonthOfYear, monthsBeside, monthsByYear } from './months.ts';

describe('a month', () => {
  it('is written as a newspaper of its language would', () => {
    expect(formatMonth('2026-11', 'ja')).toBe('2026年11月');
    expect(formatMonth('2026-11', 'en')).toBe('November 2026');
    expect(formatMonth('2027-01', 'ja')).toBe('2027年1月');
    expect(formatMonth('2027-01', 'en')).toBe('January 2027');
  });

  it('stands without its year under it', () => {
    expect(formatMonthOfYear('2026-11', 'ja')).toBe('11月');
    expect(formatMonthOfYear('2026-11', 'en')).toBe('November');
  });
});

describe('the months of an archive', () => {
  const months = ['2027-02', '2027-01', '2026-11'];

  it('stand under their years, newest first', () => {
    expect(monthsByYear(months)).toEqual([
      { year: '2027', months: ['2027-02', '2027-01'] },
      { year: '2026', months: ['2026-11'] },
    ]);
  });

  it('lead to the nearest ones with stories', () => {
    expect(monthsBeside(months, '2027-01')).toEqual({ newer: '2027-02', older: '2026-11' });
    expect(monthsBeside(months, '2027-02')).toEqual({ newer: null, older: '2027-01' });
    expect(monthsBeside(months, '2026-12')).toEqual({ newer: '2027-01', older: '2026-11' });
    expect(monthsBeside(months, '2026-11')).toEqual({ newer: '2027-01', older: null });
  });
});
