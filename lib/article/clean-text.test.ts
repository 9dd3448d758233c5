import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanText, joinLines, linesOf } from './clean-text.ts';

const many = (text: string) => cleanText(text, { lines: 'many' });
const one = (text: string) => cleanText(text, { lines: 'one' });

describe('a cleaned text', () => {
  it.each([
    ['control characters', '\u0000\u0007\u001B\u007F\u009B'],
    ['zero-width spaces and marks', '\u200B\u2060\uFEFF'],
    ['soft hyphens', '\u00AD'],
    ['direction marks', '\u200E\u200F\u061C'],
    ['bidi controls', '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069'],
    ['invisible operators and old format controls', '\u2061\u2064\u206A\u206F'],
    ['noncharacters', '\uFDD0\uFFFE\uFFFF\u{1FFFE}\u{10FFFF}'],
    ['interlinear notes and placeholders of objects', '\uFFF9\uFFFA\uFFFB\uFFFC'],
    ['hidden tags', '\u{E0001}\u{E0041}\u{E0042}\u{E007F}'],
  ])('has no %s', (_, hidden) => {
    expect(many(`a${hidden}b`)).toBe('ab');
    expect(one(`a${hidden}b`)).toBe('ab');
  });

  it('has spaces for tabs, and a mark for half a surrogate pair', () => {
    expect(many('a\tb')).toBe('a b');
    expect(many('a\uD842b𠮷')).toBe('a\uFFFDb𠮷');
  });

  it.each([
    [
      'families and flags of emoji',
      '👨\u200D👩\u200D👧 ❤\uFE0F\u200D🔥 👩🏽\u200D🚀 🏴\u200D☠\uFE0F 🏳\uFE0F\u200D🌈',
    ],
    ['the flag of Wales', '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}'],
    ['words of Persian, Hindi and Sinhalese', 'می\u200Cخواهم क्\u200Dष क्\u200Cष ශ්\u200Dරී ه\u200D'],
    ['names', '葛\u{E0100}城 辻\u{E0101} 﨑 神 \u2266\uFE00'],
    ['direction marks beside right-to-left letters', '\u200Fשלום!\u200E عربي\u061C.'],
    ['keycaps', '1\uFE0F\u20E3'],
    ['letters with marks, as they were typed', 'か\u3099 e\u0301'],
    ['spaces at the ends and of any width', ' a\u3000b\u00A0c '],
  ])('keeps %s', (_, text) => {
    expect(many(text)).toBe(text);
    expect(one(text)).toBe(text);
  });

  it('has no joiners and selectors where they shape nothing', () => {
    expect(many('pay\u200Dpal 東\u200C京 \u200D1')).toBe('paypal 東京 1');
    expect(many('\uFE0Fa \uFE0Fb葛\u{E0100}\u{E0101}\u{E0102}城')).toBe('a b葛\u{E0100}城');
    expect(many('👩\u200B\u200D👧')).toBe('👩\u200D👧');
  });

  it('ends its lines in one way', () => {
    expect(many('a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh\n\ni')).toBe('a\nb\nc\nd\ne\nf\ng\nh\n\ni');
  });

  it('of one line has a space for a break, or nothing between Japanese letters', () => {
    expect(one('Ports bet on \r\n  deeper water\n')).toBe('Ports bet on deeper water');
    expect(one('海の見える\n\n 町が、\n変わる')).toBe('海の見える町が、変わる');
    expect(one('東京\nTokyo\nラーメン')).toBe('東京 Tokyo ラーメン');
    expect(one(' typing ')).toBe(' typing ');
  });
});

it('a headline that the desk once stored as it was pasted is one line', () => {
  const pasted = '海の見える町\u0007が\u200B変わる\u00AD\n二行目の見出し\n';
  expect(one(pasted)).toBe('海の見える町が変わる二行目の見出し');
});

it('a name is trimmed and has single spaces', () => {
  expect(cleanName(' \u200BAoki\u3000 \tHaru\n')).toBe('Aoki Haru');
  expect(cleanName('\u200B\u200D')).toBe('');
});

it('lines that are joined are trimmed, empty ones left out', () => {
  expect(joinLines(['一。', '', ' 二', 'three', 'four '])).toBe('一。二 three four');
});

it('headlines, titles, headings and labels are of one line, ledes and prose are not', () => {
  expect(['headline', 'outlook.title', 'a1.heading', 'a1.label'].map(linesOf)).toEqual(Array(4).fill('one'));
  expect(['lede', 'k3v9'].map(linesOf)).toEqual(['many', 'many']);
});

describe('of any text', () => {
  const FORBIDDEN =
    /(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u200B\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/u;
  const hidden = fc.constantFrom(
    ...'\u0007\t\r\n\v\u0085\u2028\u200B\u200C\u200D\u00AD\u200E\u202E\u2066\uFE0F\u{E0100}\u{E0041}\u{E007F}🏴👩❤',
    '\uD842',
    'ن',
    'क\u094D',
    '海',
    ' ',
    '\u3000',
    'x',
    '\r\n',
  );
  const anyText = fc
    .array(fc.oneof(hidden, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 30 })
    .map((parts) => parts.join(''));
  const runs = { seed: 20_261_128, numRuns: 5_000 };

  it('no forbidden character is left, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const clean of [many, one]) {
          const cleaned = clean(text);
          expect(cleaned).not.toMatch(FORBIDDEN);
          expect(clean(cleaned)).toBe(cleaned);
        }
        expect(one(text)).not.toContain('\n');
        expect(one(many(text))).toBe(one(text));
        const name = cleanName(text);
        expect(cleanName(name)).toBe(name);
      }),
      runs,
    );
  });

  it('the letters, marks, numbers and signs are what they were', () => {
    const visible = (text: string) =>
      text
        .toWellFormed()
        .replace(/\uFFFC|(?![\p{L}\p{M}\p{N}\p{P}\p{S}])[\s\S]|\p{Variation_Selector}/gu, '');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(many(text))).toBe(visible(text));
        expect(visible(one(text))).toBe(visible(text));
      }),
      runs,
    );
  });
});

it('a long text of nothing visible is nothing', () => {
  const long = `${' '.repeat(20_000)}\n`.repeat(3) + '\u200D\uFE0F'.repeat(10_000);
  expect(one(long)).toBe('');
});
