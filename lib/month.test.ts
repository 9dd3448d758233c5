import { describe, expect, it } from 'vitest';
import { monthOf, monthRange } from './month.ts';

describe("a month of Japan's calendar", () => {
  it('begins at midnight in Japan, nine hours before it does in Greenwich', () => {
    expect(monthRange('2026-12')).toEqual({
      from: new Date('2026-11-30T15:00:00Z'),
      until: new Date('2026-12-31T15:00:00Z'),
    });
  });

  it('holds its first minute and not the minute before', () => {
    expect(monthOf(new Date('2026-11-30T15:00:00Z'))).toBe('2026-12');
    expect(monthOf(new Date('2026-11-30T14:59:00Z'))).toBe('2026-11');
  });

  it.each(['2026-13', '2026-00', '2026-1', '0999-01', '2026-11-01', ''])('is not %j', (text) => {
    expect(monthRange(text)).toBeNull();
  });
});
