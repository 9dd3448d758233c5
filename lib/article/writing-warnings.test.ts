import { describe, expect, it } from 'vitest';
import { articleWarnings, textWarnings } from './writing-warnings.ts';

const codes = (text: string, locale: 'ja' | 'en' = 'ja', sources = 2) =>
  textWarnings(text, locale, sources).map(({ code }) => code);

describe('a text is pointed out', () => {
  it('when it is in the language of the other column, not when it names something', () => {
    const english = 'The central bank raised its policy rate for the first time this year.';
    expect(textWarnings(english, 'ja', 0)).toEqual([{ code: 'wrong-language', detail: { is: 'en' } }]);
    expect(codes('日銀が利上げを決めた', 'en')).toEqual(['wrong-language']);
    expect(codes('This is all in English.')).toEqual(['wrong-language']);
    expect(codes('Apple Vision Pro')).toEqual([]);
    expect(codes('国際通貨基金（International Monetary Fund）は見通しを下げた')).toEqual([]);
    expect(codes('日本語の見出し', 'en')).toEqual([]);
    expect(codes('Nichigin (日銀) raised rates', 'en')).toEqual([]);
    expect(codes('日銀', 'en')).toEqual([]);
  });

  it('when a bracket is not closed, or not opened', () => {
    expect(textWarnings('首相は「上げる、と述べた（共同）。', 'ja', 0)).toEqual([
      { code: 'unclosed-bracket', detail: { bracket: '「' } },
    ]);
    expect(textWarnings('首相は「『上げる」と述べた）。', 'ja', 0)).toEqual([
      { code: 'unclosed-bracket', detail: { bracket: '『' } },
      { code: 'unopened-bracket', detail: { bracket: '）' } },
    ]);
    expect(codes('「一つ（二つ【三つ】）」')).toEqual([]);
    expect(codes('（1)')).toEqual(['unclosed-bracket']);
  });

  it('when it has half-width kana', () => {
    expect(textWarnings('半角のｶﾞｽ料金', 'ja', 0)).toEqual([
      { code: 'half-width-kana', detail: { text: 'ｶﾞｽ' } },
    ]);
  });

  it('when it has digits of both widths', () => {
    expect(textWarnings('2026年に３０％', 'ja', 0)).toEqual([
      { code: 'mixed-digits', detail: { text: '３０' } },
    ]);
    expect(codes('３０％になった[^1]（[資料](https://a.example/2026)）')).toEqual([]);
  });

  it('when it cites a source that there is not', () => {
    expect(textWarnings('一つ[^2]、二つ[^3]。', 'ja', 2)).toEqual([
      { code: 'dead-citation', detail: { n: 3 } },
    ]);
  });
});

it('an article is pointed out that lacks a source, or words for its picture in a language', () => {
  const hero = { texts: { ja: { alt: '港' } } };
  expect(articleWarnings({ locale: 'ja', sources: 1, hero })).toEqual([]);
  expect(articleWarnings({ locale: 'en', sources: 0, hero }).map(({ code }) => code)).toEqual([
    'missing-alt',
    'no-source',
  ]);
  expect(articleWarnings({ locale: 'en', sources: 1, hero: null })).toEqual([]);
});
