import { describe, expect, it } from 'vitest';
import { clip, countGraphemes, displayWidth } from './text-width.ts';

describe('a text that is too long', () => {
  it('ends after a whole word', () => {
    expect(clip('one two three', 13)).toBe('one two three');
    expect(clip('one two three', 10)).toBe('one two…');
  });

  it('counts Japanese characters twice and never cuts one', () => {
    expect(clip('米価が上がる', 12)).toBe('米価が上がる');
    expect(clip('米価が上がる', 9)).toBe('米価が上…');
    expect(clip('👨‍👩‍👧👨‍👩‍👧', 3)).toBe('👨‍👩‍👧…');
  });
});

describe('the length of a text', () => {
  it('is counted as a reader counts', () => {
    expect(countGraphemes('')).toBe(0);
    expect(countGraphemes('がか\u3099')).toBe(2);
    expect(countGraphemes('👨‍👩‍👧‍👦🇯🇵é')).toBe(3);
  });

  it('in columns is two for what is full-width and one for what is not', () => {
    expect(displayWidth('PRISM')).toBe(5);
    expect(displayWidth('日銀、利上げ「年内」')).toBe(20);
    expect(displayWidth('ＧＤＰ３％')).toBe(10);
    expect(displayWidth('ｶﾞｽ')).toBe(3);
    expect(displayWidth('한국')).toBe(4);
    expect(displayWidth('e\u0301 …—')).toBe(4);
    expect(displayWidth('👍🏽🇯🇵❤\uFE0F❤')).toBe(7);
    expect(displayWidth('\u200B')).toBe(0);
  });
});
