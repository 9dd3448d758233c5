import { describe, expect, it } from 'vitest';
import { inLines, inLinesAtAnyRate, spread } from './fit-words.ts';

describe('labels that would overlap', () => {
  it('stay where they are when there is room', () => {
    expect(spread([8, 2], [1, 1], [0, 10])).toEqual([8, 2]);
  });

  it('move as little as they can, and keep their order', () => {
    // Two at 5, each 2 high: half a label up and down.
    expect(spread([5, 5], [2, 2], [0, 10])).toEqual([4, 6]);
    // 4 and 5 push each other to 3.5 and 5.5, which touches nothing else.
    expect(spread([5, 9, 4], [2, 2, 2], [0, 10])).toEqual([5.5, 9, 3.5]);
  });

  it('stay between the bounds', () => {
    expect(spread([0, 0, 0], [2, 2, 2], [0, 10])).toEqual([0, 2, 4]);
    expect(spread([10, 10], [2, 4], [0, 10])).toEqual([7, 10]);
  });

  it('are refused where there is no room', () => {
    expect(spread([1, 2, 3], [4, 4, 4], [0, 7])).toBeUndefined();
  });
});

describe('a name', () => {
  it('is cut between words, into lines of like length', () => {
    expect(inLines('South Korea', 7, 2, 'en')).toEqual(['South Korea']);
    expect(inLines('United Kingdom', 7, 2, 'en')).toEqual(['United', 'Kingdom']);
    expect(inLines('a b c d e f', 6, 2, 'en')).toEqual(['a b c', 'd e f']);
    expect(inLines('宿泊業、飲食サービス業', 7, 2, 'ja')).toEqual(['宿泊業、', '飲食サービス業']);
  });

  it('is refused where it does not fit', () => {
    expect(inLines('Constantinople', 7, 2, 'en')).toBeUndefined();
    expect(inLines('one two three four', 5, 2, 'en')).toBeUndefined();
  });

  it('is cut within words, and ends in an ellipsis, where it must fit', () => {
    expect(inLinesAtAnyRate('アイウエオカキ', 4, 2, 'ja')).toEqual(['アイウエ', 'オカキ']);
    expect(inLinesAtAnyRate('あああああああああ', 4, 2, 'ja')).toEqual(['ああああ', 'あああ…']);
  });
});
