import { expect, it } from 'vitest';
import { markedLine, markedPassage } from './mark.ts';
import { literalsToMark, parseQuery, wordsToMark } from './query.ts';

const marksOf = (typed: string) => {
  const query = parseQuery(typed);
  return { words: wordsToMark(query), literals: literalsToMark(query) };
};
/** A line with its marks in brackets. */
const marked = (text: string, typed: string) =>
  markedLine(text, marksOf(typed))
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('');

it.each([
  ['a word from its start to its end', 'they say the port is there', 'the', 'they say [the] port is there'],
  ['not inside another word', 'report the port', 'port', 'report the [port]'],
  [
    'a beginning only where it was asked for',
    'sanctions and sanction',
    'sanction',
    'sanctions and [sanction]',
  ],
  ['and then the whole word', 'sanctions and sanction', 'sanction*', '[sanctions] and [sanction]'],
  ['numbers are words', '2026 and 20260', '2026', '[2026] and 20260'],
  ['letters of any alphabet', 'санкции и санкция', 'санкци', 'санкции и санкция'],
  ['marked letters', 'cafés, café', 'cafe', 'cafés, [café]'],
  ['a number before Japanese', '2026年と20260年', '2026年', '[2026年]と20260[年]'],
  ['Japanese anywhere', '自民党と立憲民主党', '自民', '[自民]党と立憲民主党'],
  ['words in a row', 'the price caps, the price cap', '"price cap"', 'the [price] caps, the [price cap]'],
  ['what has a reading is marked whole', '{東京|とうきょう}の港', '東京', '[東京]の港'],
])('marks %s', (_, text, typed, expected) => {
  expect(marked(text, typed)).toBe(expected);
});

it('shows the passage in which most of the words stand', () => {
  const passage = markedPassage(
    ['The port waits.', 'They raised the tariff in the port.', 'A **tariff** rose.'],
    marksOf('tariff port'),
  );
  expect(passage.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')).toBe(
    'They raised the [tariff] in the [port].',
  );
});
