import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKey, normalizedText } from './normalize.ts';

describe('matchKey', () => {
  it('is the same for all widths, cases, spaces and invisible characters', () => {
    expect(matchKey('  ＰＲＩＳＭ\u3000\u200B Insight\uFE0F ')).toBe('prism insight');
    expect(matchKey('ｶﾞﾗｽ')).toBe('ガラス');
    expect(matchKey('ΣΟΦΟΣ')).toBe(matchKey('σοφος'));
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(matchKey(matchKey(text))).toBe(matchKey(text));
      }),
      { seed: 5 },
    );
  });
});

describe('normalizedText', () => {
  it.each([
    ['\u300C進展\u300D、ＡＩ と 10％', '\u300E進展\u300F,AIと10%'],
    ['He said "yes" \u2013 don\'t go.', 'He said \u201Cyes\u201D - don\u2019t go'],
    ['**強調\uFF1A**続く', '強調:続く'],
    ['see [the plan](https://example.org/a) now', 'see the *plan* now'],
    ['1,000 people', '1000 people'],
    ['2025\u301C26年', '2025-26 年'],
    ['{漢字|かんじ}です', '漢字です'],
    ['U.S. policy', 'US policy'],
    ['a, b', 'a b'],
  ])('finds only the setting changed between %s and %s', (before, after) => {
    expect(normalizedText(after)).toBe(normalizedText(before));
  });

  it.each([
    ['in 2025', 'in 2026'],
    ['it is open', 'it is not open'],
    ['行く', '行かない'],
    ['1.5 km', '15 km'],
    ['-5', '5'],
    ['5%', '5'],
    ['10:30', '1030'],
    ['本当か?', '本当か'],
    ['the US', 'the us'],
    ['therapist', 'the rapist'],
  ])('finds another meaning in %s and %s', (before, after) => {
    expect(normalizedText(after)).not.toBe(normalizedText(before));
  });
});
