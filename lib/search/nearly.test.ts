import { expect, it } from 'vitest';
import { guessesOf, nearlyIn, rearranged } from './nearly.ts';
import { areForms, similarWords } from './similar-words.ts';

const near = (typed: string, text: string) =>
  [...new Set(guessesOf(typed).flatMap((guess) => [...nearlyIn(text, guess).keys()]))].sort();

it.each([
  ['a wrong kanji', '半動体', '国内の半導体工場', ['半導体']],
  ['a wrong conversion of the same sound', '緊急地震測報', '緊急地震速報が出た', ['緊急地震速報']],
  ['hiragana for katakana', 'マラッか海峡', 'マラッカ海峡を通る', ['マラッカ海峡']],
  ['a kanji that looks like the long vowel', 'ウエハ一', '磨いたウエハーである', ['ウエハー']],
  ['a small kana', 'ウェハー', '磨いたウエハーである', ['ウエハー']],
  ['a missing long vowel', 'スウェデン', 'スウェーデンでは', ['スウェーデン']],
  ['no part of a longer name in katakana', 'カモロ', '現地のカメロン首相', []],
  ['no particle for a letter', '円高圧', '円高は続く', []],
])('finds in a text what was meant by %s', (_, typed, text, meant) => {
  expect(near(typed, text)).toEqual(meant);
});

it('exchanges two characters, and leaves out one that is not at the end or was typed twice', () => {
  expect([...rearranged('総口人').keys()].sort()).toEqual(['口総人', '総人', '総人口'].sort());
  expect(rearranged('運河河').has('運河')).toBe(true);
});

it('does not take another form of a word for what was meant', () => {
  expect(areForms('rise', 'rises')).toBe(true);
  expect(areForms('submarin', 'submarine')).toBe(false);
});

it('takes letters in the wrong order for likelier than another first letter', () => {
  const words = similarWords('cabel');
  expect(words.get('cable')).toBeGreaterThan(words.get('label') ?? 0);
});
