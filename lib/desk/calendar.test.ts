import { expect, it } from 'vitest';
import { daysOf, placesBefore } from '../month.ts';
import { dayOf, dayRange, monthBeside } from './calendar.ts';

it('a day is one of Japan’s: it begins at 15:00 of the day before in UTC', () => {
  expect(dayOf(new Date('2026-11-30T14:59:59.999Z'))).toBe('2026-11-30');
  expect(dayOf(new Date('2026-11-30T15:00:00Z'))).toBe('2026-12-01');
  expect(dayRange('2026-12-01')).toEqual({
    from: new Date('2026-11-30T15:00:00Z'),
    until: new Date('2026-12-01T15:00:00Z'),
  });
});

it('a month has its days, and a week begins as it does in the country', () => {
  expect([daysOf('2026-02').length, daysOf('2028-02').length, daysOf('2026-12').at(-1)]).toEqual([
    28,
    29,
    '2026-12-31',
  ]);
  expect(daysOf('2026-13')).toEqual([]);
  // November 1, 2026 is a Sunday; December 1 a Tuesday.
  expect([placesBefore('2026-11', 'ja'), placesBefore('2026-11', 'en')]).toEqual([0, 6]);
  expect([placesBefore('2026-12', 'ja'), placesBefore('2026-12', 'en')]).toEqual([2, 1]);
});

it('the months beside one cross the turn of the year', () => {
  expect([monthBeside('2026-12', 1), monthBeside('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
});
