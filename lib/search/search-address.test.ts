import { expect, it } from 'vitest';
import { orderedBy, periodOf, printSearchAddress, readSearchAddress } from './search-address.ts';

const spelling = (query: string) => printSearchAddress(readSearchAddress(new URLSearchParams(query)));

it.each([
  ['what a form sends in vain goes', 'q=oil&category=&tag=&lang=&from=&until=&sort=', '?q=oil'],
  ['the query in its one spelling', 'q=%E3%80%80oil%E3%80%80%E3%80%80gas', '?q=oil+gas'],
  [
    'always in one order',
    'sort=date&lang=ja&category=economy&q=oil',
    '?q=oil&category=economy&lang=ja&sort=date',
  ],
  ['the first page has no number', 'q=oil&page=1', '?q=oil'],
  ['the last one has', 'q=oil&page=10', '?q=oil&page=10'],
  ['there is none behind it', 'q=oil&page=11', '?q=oil'],
  [
    'pages by date have a place',
    'q=oil&sort=date&page=3&after=1700000000000-7',
    '?q=oil&sort=date&after=1700000000000-7',
  ],
  ['others do not', 'q=oil&after=1700000000000-7', '?q=oil'],
  ['days that are not there', 'q=oil&from=2026-02-31&until=tomorrow', '?q=oil'],
  ['a language that is not there', 'q=oil&lang=fr', '?q=oil'],
  ['nothing to look for', 'q=-oil&category=economy', ''],
  ['half a surrogate pair', `q=${'\uD800'}oil`, '?q=%EF%BF%BDoil'],
])('%s: %s', (_, query, spelled) => {
  expect(spelling(query)).toBe(spelled);
  expect(spelling(spelled.slice(1))).toBe(spelled);
});

it('counts days by the calendar of Japan, the last one whole', () => {
  expect(periodOf(readSearchAddress(new URLSearchParams('q=oil&from=2026-01-01&until=2026-01-31')))).toEqual({
    from: new Date('2025-12-31T15:00:00Z'),
    until: new Date('2026-01-31T15:00:00Z'),
  });
});

it('begins anew in another order', () => {
  const address = readSearchAddress(new URLSearchParams('q=oil&tag=energy&page=3'));
  expect(printSearchAddress(orderedBy(address, 'date'))).toBe('?q=oil&tag=energy&sort=date');
});
