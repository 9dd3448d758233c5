import { expect, it } from 'vitest';
import { foldForSearch, foldWithPlaces } from './fold.ts';
import { extraWords, holdsLiterally, literalForm, wordsOf } from './words.ts';

const words = (text: string) => wordsOf(foldForSearch(text)).map((word) => word.text);
const extra = (text: string) => extraWords(foldForSearch(text), wordsOf(foldForSearch(text)));

it.each([
  ['葛\u{E0100}飾区', '葛飾区'],
  ['髙﨑', '高崎'],
  ['渡邊', '渡辺'],
  ['ﾌﾟｰﾁﾝ', 'プーチン'],
  ['ＡＩ規制', 'ai規制'],
  ['Düsseldorf', 'dusseldorf'],
  ['が', 'が'],
  ['か\u3099', 'が'],
  ['ΣΑΣ', 'σασ'],
])('%s is searched as %s', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});

it('knows where every unit of a folded text comes from', () => {
  const text = 'a ﾌﾟ葛\u{E0100}飾㍿x';
  const { folded, starts, ends } = foldWithPlaces(text);
  expect(folded).toBe(foldForSearch(text));
  expect(text.slice(starts[folded.indexOf('葛')], ends[folded.indexOf('葛')])).toBe('葛\u{E0100}');
  expect(text.slice(starts[folded.indexOf('社')], ends[folded.indexOf('社')])).toBe('㍿');
});

it('parts words of alphabets at everything that is no letter or digit', () => {
  expect(words('Russia/Ukraine, US-China')).toEqual(['russia', 'ukraine', 'us', 'china']);
});

it('leaves the long vowel at the end of a word out', () => {
  expect(words('サーバー')).toEqual(words('サーバ'));
});

it('takes names in katakana, abbreviations and numbers as one word too', () => {
  expect(extra('プーチン大統領とエルドアン大統領')).toEqual(
    expect.arrayContaining(['プーチン', 'エルドアン']),
  );
  expect(extra('the U.S. economy')).toContain('us');
  expect(extra('1,234,500 people')).toContain('1234500');
});

it('does not take US for use: a stem is only what a longer word has', () => {
  expect(extra('US')).toEqual([]);
  expect(extra('sanctions')).toEqual(['sanction']);
});

it('checks a piece against a text without punctuation, words of alphabets from their beginning', () => {
  const text = literalForm(foldForSearch('内閣、支持率は US/China 交渉で'));
  expect(text).toBe('内閣支持率はus china交渉で');
  const holds = ['内閣支持', 'us ch', 'china交渉'].map((query) => holdsLiterally(text, query));
  expect(holds).toEqual([true, true, true]);
  expect(['hina', 's china'].map((query) => holdsLiterally(text, query))).toEqual([false, false]);
});
