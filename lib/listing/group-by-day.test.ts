import { expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const at = (time: string) => ({ publishedAt: new Date(time) });

it('stories belong to the day it was in Japan', () => {
  const evening = at('2026-11-03T14:59:00Z');
  const night = at('2026-11-03T15:00:00Z');
  const later = at('2026-11-04T05:00:00Z');
  expect(groupByDay([later, night, evening])).toEqual([
    { day: '2026-11-04', newest: later.publishedAt, stories: [later, night] },
    { day: '2026-11-03', newest: evening.publishedAt, stories: [evening] },
  ]);
});

it('no stories make no days', () => {
  expect(groupByDay([])).toEqual([]);
});
