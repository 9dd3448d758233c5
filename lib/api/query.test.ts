import { describe, expect, it } from 'vitest';
import { apiArticlesPath, apiTopicsPath } from './addresses.ts';
import {
  comparePositions,
  type Position,
  parseId,
  parsePosition,
  printId,
  printPosition,
} from './position.ts';
import { articlesQuery, readQuery, topicsQuery } from './query.ts';

const place: Position = { order: 'newest', at: 1_793_664_000_000, articleId: 12, locale: 'ja' };
const cursor = printPosition(place);

/** The one spelling of a query, or what is wrong with it. */
function spell(query: string) {
  const read = readQuery(articlesQuery, query);
  return read.ok
    ? apiArticlesPath(read.values)
    : read.errors.map(({ parameter, rule }) => `${parameter}: ${rule}`);
}

describe('a query', () => {
  it.each([
    ['', ''],
    ['limit=20', ''],
    ['limit=100&locale=ja', '?locale=ja&limit=100'],
    ['utm_source=x&limit=5&whatever', '?limit=5'],
    ['category=science', '?category=science'],
    ['tag=%E6%B5%B7', '?tag=%E6%B5%B7'],
    // A ka with a mark of its own is the letter ga.
    ['tag=%E3%81%8B%E3%82%99', '?tag=%E3%81%8C'],
    ['since=2026-11-03', '?since=2026-11-02T15%3A00%3A00.000Z'],
    ['since=2026-11-03T14:05:00%2B09:00', '?since=2026-11-03T05%3A05%3A00.000Z'],
    ['since=2026-11-03T14:05:00+09:00', '?since=2026-11-03T05%3A05%3A00.000Z'],
    ['changed-since=2026-11-03T05:05:00Z&locale=en', '?locale=en&changed-since=2026-11-03T05%3A05%3A00.000Z'],
    [`cursor=${cursor}`, `?cursor=${cursor}`],
  ])('has one spelling: %s', (query, spelled) => expect(spell(query)).toBe(`/api/v1/articles${spelled}`));

  it.each([
    ['limit=-1', ['limit: limit']],
    ['limit=0', ['limit: limit']],
    ['limit=101', ['limit: limit']],
    ['limit=1e2', ['limit: limit']],
    ['limit=', ['limit: limit']],
    ['limit=5&limit=6', ['limit: repeated']],
    ['locale=fr&since=yesterday', ['locale: locale', 'since: time']],
    ['since=2026-02-30', ['since: time']],
    ['category=', ['category: slug']],
    [`tag=${'x'.repeat(301)}`, ['tag: slug']],
    ['category=a&tag=b', ['tag: one-topic']],
    ['category=a&changed-since=2026-11-03', ['changed-since: one-order']],
    ['since=2026-11-03&changed-since=2026-11-03', ['changed-since: one-order']],
    ['cursor=abc', ['cursor: cursor']],
    [`cursor=${cursor}=`, ['cursor: cursor']],
    [`cursor=${printId(5)}`, ['cursor: cursor']],
    [`cursor=${cursor}&changed-since=2026-11-03`, ['cursor: cursor']],
    [`cursor=${'x'.repeat(5_000)}`, ['cursor: cursor']],
    [Array(21).fill('a=1').join('&'), [': many']],
    [Array(3_000).fill('limit').join('&'), [': many']],
  ])('that is not in order is told what is wrong: %s', (query, errors) =>
    expect(spell(query)).toEqual(errors),
  );

  it('for a list of topics takes a place and a length', () => {
    const read = readQuery(topicsQuery, `cursor=${printId(7)}&limit=3&tag=x`);
    expect(read).toEqual({ ok: true, values: { cursor: 7, limit: 3 } });
    expect(apiTopicsPath('tag', { cursor: 7, limit: 20 })).toBe(`/api/v1/tags?cursor=${printId(7)}`);
    expect(readQuery(topicsQuery, `cursor=${cursor}`)).toMatchObject({ ok: false });
  });
});

describe('a cursor', () => {
  it('comes back as it went', () => {
    const old: Position = { order: 'changes', at: -5, articleId: 1, locale: 'en' };
    for (const each of [place, old]) expect(parsePosition(printPosition(each))).toEqual(each);
    expect(parseId(printId(123))).toBe(123);
  });

  it.each(['newest:1-2', 'newest:1-2:fr', 'oldest:1-2:ja', 'newest:a-2:ja', 'newest:01-2:ja', ''])(
    'of another making is none: %s',
    (text) => expect(parsePosition(Buffer.from(text).toString('base64url'))).toBeNull(),
  );
});

it('the newest stands first, the later article of two, Japanese before English; of changes the oldest', () => {
  const at = (time: number, articleId: number, locale: 'ja' | 'en', order: Position['order'] = 'newest') => ({
    order,
    at: time,
    articleId,
    locale,
  });
  const newest = [at(1, 9, 'ja'), at(2, 1, 'en'), at(2, 2, 'en'), at(2, 2, 'ja')].sort(comparePositions);
  expect(newest).toEqual([at(2, 2, 'ja'), at(2, 2, 'en'), at(2, 1, 'en'), at(1, 9, 'ja')]);
  const changes = newest.map((each) => ({ ...each, order: 'changes' as const })).sort(comparePositions);
  expect(changes.map(({ at: time, articleId, locale }) => [time, articleId, locale])).toEqual([
    [1, 9, 'ja'],
    [2, 1, 'en'],
    [2, 2, 'ja'],
    [2, 2, 'en'],
  ]);
});
