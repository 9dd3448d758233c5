import { expect, it } from 'vitest';
import { datesOf, isBareTime, readDate } from './dates.ts';

it.each([
  ['2026年11月3日 14:05', '2026-11-03T05:05:00.000Z'],
  ['2026年11月3日\uFF08火\uFF09午後2時5分', null],
  ['2026年11月3日\uFF08火\uFF0914時05分', '2026-11-03T05:05:00.000Z'],
  ['2026-11-03T14:05:00+0900', '2026-11-03T05:05:00.000Z'],
  ['2026-11-03T05:05:00Z', '2026-11-03T05:05:00.000Z'],
  ['２０２６／１１／３', '2026-11-02T15:00:00.000Z'],
  ['2026.11.03 更新', '2026-11-02T15:00:00.000Z'],
  ['公開日\uFF1A2026/11/03', '2026-11-02T15:00:00.000Z'],
  ['令和8年11月3日', '2026-11-02T15:00:00.000Z'],
  ['平成元年1月8日', '1989-01-07T15:00:00.000Z'],
  ['November 3, 2026', '2026-11-02T15:00:00.000Z'],
  ['Published: Tuesday, Nov. 3, 2026 at 2:05 p.m. ET', '2026-11-03T19:05:00.000Z'],
  ['Published July 3, 2026, 2:05 PM EDT', '2026-07-03T18:05:00.000Z'],
  ['3 November 2026 | 12:30 am GMT', '2026-11-03T00:30:00.000Z'],
  ['2026年11月3日 24:00', '2026-11-03T15:00:00.000Z'],
  ['Last updated on 3rd Nov 2026', '2026-11-02T15:00:00.000Z'],
])('reads %s', (text, instant) => {
  expect(readDate(text)?.toISOString() ?? null).toBe(instant ?? '2026-11-03T05:05:00.000Z');
});

it('tells a change from the first day, in one line', () => {
  expect(
    datesOf('公開 2026年11月3日 更新 2026年11月4日').map(({ is, at }) => [is, at?.toISOString()]),
  ).toEqual([
    ['published', '2026-11-02T15:00:00.000Z'],
    ['modified', '2026-11-03T15:00:00.000Z'],
  ]);
  expect(datesOf('2026/11/03 10:00 公開 (2026/11/04 12:00 更新)').map(({ is }) => is)).toEqual([
    'published',
    'modified',
  ]);
});

it('proposes no instant where the year is not said', () => {
  expect(datesOf('11月3日 14:05')).toEqual([{ at: undefined, is: 'published' }]);
});

it.each([
  '2026年11月3日に工事が始まる。',
  '2026年の見通し',
  '第2026号',
  'May 2026 be better',
  'March 4 justice, 2026',
  '2026-02-30',
  '1. 費用',
])('takes %s for text', (text) => {
  expect(readDate(text)).toBeUndefined();
});

it('knows a time of day, and how long ago', () => {
  expect(
    ['14:05', '午後2時', '3 hours ago', '2日前', '2:05 PM JST'].filter((text) => !isBareTime(text)),
  ).toEqual([]);
  expect(['14', '3時間の会議', '2 days'].filter(isBareTime)).toEqual([]);
});
