import { expect, it } from 'vitest';
import { expressionsOf, parseQuery, writeQuery } from './query.ts';

const understood = (typed: string) => {
  const { all, none } = parseQuery(typed);
  const name = ({ kind, typed }: { kind: string; typed: string }) => `${kind}:${typed}`;
  return { all: all.map((terms) => terms.map(name).join(' or ')), none: none.map(name) };
};

it.each([
  ['spaces of a Japanese keyboard part words', '円安　金利', ['words:円安', 'words:金利'], []],
  ['a full-width minus leaves out', '金利 －日銀', ['words:金利'], ['words:日銀']],
  ['so does the sign of mathematics', '金利 −日銀', ['words:金利'], ['words:日銀']],
  ['a hyphen inside a word does not', 'US-China trade', ['words:US-China', 'words:trade'], []],
  ['full-width quotation marks', '＂interest rates＂', ['phrase:interest rates'], []],
  ['typographic quotation marks', '“interest rates” Japan', ['phrase:interest rates', 'words:Japan'], []],
  ['brackets around all of it', '「金融 政策」', ['phrase:金融 政策'], []],
  ['brackets around a part are only punctuation', '「骨太」の方針', ['words:「骨太」の方針'], []],
  ['a quotation that does not end', '"interest rates', ['phrase:interest rates'], []],
  ['one of two', 'oil OR gas price', ['words:oil or words:gas', 'words:price'], []],
  ['full-width OR', '原油 ＯＲ ガス', ['words:原油 or words:ガス'], []],
  ['OR at the beginning is a word', 'OR gas', ['words:OR', 'words:gas'], []],
  ['the beginning of a word', 'sanction*', ['prefix:sanction'], []],
  ['a full-width star', '制裁＊', ['prefix:制裁'], []],
  ['a phrase left out', 'oil -"price cap"', ['words:oil'], ['phrase:price cap']],
  [
    'operators of the index are words',
    'a NEAR(b) title:c',
    ['words:a', 'words:NEAR(b)', 'words:title:c'],
    [],
  ],
  ['only punctuation', '"" - * 「」 ()', [], []],
])('%s', (_, typed, all, none) => {
  expect(understood(typed)).toEqual({ all, none });
});

it('has one spelling that means the same', () => {
  for (const [typed, spelling] of [
    ['円安　金利', '円安 金利'],
    ['“interest rates”  －日銀', '"interest rates" -日銀'],
    ['oil OR gas* "price cap', 'oil OR gas* "price cap"'],
  ] as const) {
    expect(writeQuery(parseQuery(typed))).toBe(spelling);
    expect(writeQuery(parseQuery(spelling))).toBe(spelling);
  }
});

it('reads 200 characters and 24 words at most, and a sentence of Japanese whole', () => {
  expect(parseQuery('a'.repeat(300)).all[0]?.[0]?.typed).toHaveLength(200);
  expect(parseQuery('a '.repeat(100)).all).toHaveLength(24);
  expect(parseQuery('東京都知事'.repeat(30)).all).toHaveLength(1);
  expect(parseQuery(`oil${' -gas'.repeat(20)}`).none).toHaveLength(8);
});

it('nothing that is typed reaches the full-text index but in quotation marks', () => {
  const { words, pieces, phrase } = expressionsOf(parseQuery('x") OR (y* NOT {title}:z ^w 東京"都'), []);
  const OURS = /[(){}:\s*]|\b(?:AND|OR|NOT|title|body|extra|facets)\b/g;
  for (const expression of [words, pieces, phrase ?? '']) {
    expect(expression.replaceAll(/"[\p{L}\p{N}\uE001-\uE005 ]+"/gu, '').replaceAll(OURS, '')).toBe('');
  }
});
