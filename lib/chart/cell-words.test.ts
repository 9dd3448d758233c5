import { describe, expect, it } from 'vitest';
import { axisNumberWords, rowName } from './cell-words.ts';

describe('the name of a row', () => {
  it.each([
    ['2024', '2024年', '2024'],
    ['2024-Q2', '2024年4〜6月期', 'Q2 2024'],
    ['2024-03', '2024年3月', 'Mar. 2024'],
    ['2024-05', '2024年5月', 'May 2024'],
    ['2024-03-05', '2024年3月5日', '5 Mar. 2024'],
    ['札幌', '札幌', '札幌'],
  ])('is a date in the words of the language: %s, %s, %s', (typed, ja, en) => {
    expect([rowName(typed, 'ja'), rowName(typed, 'en')]).toEqual([ja, en]);
  });
});

describe('numbers at an axis', () => {
  it('have as many decimals as their step', () => {
    expect(axisNumberWords([-0.5, 0, 0.5, 1], 0.5, 'en', '%')).toEqual(['−0.5%', '0', '0.5%', '1.0%']);
    expect(axisNumberWords([0, 500, 1000], 500, 'ja', '')).toEqual(['0', '500', '1,000']);
  });

  it('are told in the large units of the language', () => {
    expect(axisNumberWords([0, 1e6, 2e6], 1e6, 'ja', '')).toEqual(['0', '100万', '200万']);
    expect(axisNumberWords([0, 5e5, 1e6], 5e5, 'en', '')).toEqual(['0', '0.5m', '1.0m']);
    expect(axisNumberWords([0, 2e8, 4e8], 2e8, 'ja', '')).toEqual(['0', '2億', '4億']);
    expect(axisNumberWords([0, 2e12], 2e12, 'ja', '')).toEqual(['0', '2兆']);
    expect(axisNumberWords([-2e9, 0], 2e9, 'en', '')).toEqual(['−2bn', '0']);
  });
});
