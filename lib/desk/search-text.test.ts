import { describe, expect, it } from 'vitest';
import { parseSearch, searchText, searchWords } from './search-text.ts';

describe('what can be searched', () => {
  it('is kept as words and stretches of Japanese, folded in width and case', () => {
    expect(searchText('ＡＩ規制、EUが合意 — 2026年')).toBe(' ai 規制 eu が合意 2026 年');
  });

  it('is a word without its reading', () => {
    expect(searchText('{邂逅|かいこう}の記録')).toBe(' 邂逅の記録');
  });

  it('goes into the index as words, and Japanese as pairs of characters', () => {
    expect(searchWords(' ai 規制緩和 年')).toBe('ai 規制 制緩 緩和 年');
  });
});

describe('what somebody types', () => {
  it('finds words by their beginning and Japanese in any place', () => {
    expect(parseSearch('Ukr 日銀')).toEqual({ match: '"ukr"* "日銀"', pieces: [' ukr', '日銀'] });
    expect(parseSearch('利上げ')).toEqual({ match: '"利上 上げ"', pieces: ['利上げ'] });
  });

  it('may be one Japanese character, which the index cannot find', () => {
    expect(parseSearch('米')).toEqual({ match: null, pieces: ['米'] });
    expect(parseSearch('米 NATO')).toEqual({ match: '"nato"*', pieces: ['米', ' nato'] });
  });

  it('is never taken for the syntax of the index', () => {
    expect(parseSearch('"a" OR b* NEAR(c)')?.match).toBe('"a"* "or"* "b"* "near"* "c"*');
    expect(parseSearch('"—" 、')).toBeNull();
  });
});
