import { expect, it } from 'vitest';
import { isDateRead, machineDate, partialDateWords } from './partial-date.ts';

it.each([
  ['2024-03-15', '2024年3月15日', '15 March 2024', '2024-03-15'],
  ['2024-03', '2024年3月', 'March 2024', '2024-03'],
  ['2024-Q1', '2024年第1四半期', 'Q1 2024', undefined],
  ['2024', '2024年', '2024', '2024'],
  // Both languages have one date: each says a decade in its own words, however it was typed.
  ['2030s', '2030年代', '2030s', undefined],
  ['２０３０年代', '2030年代', '2030s', undefined],
])('%s is told as %s and %s', (date, ja, en, machine) => {
  expect([partialDateWords(date, 'ja'), partialDateWords(date, 'en'), machineDate(date)]).toEqual([
    ja,
    en,
    machine,
  ]);
  expect(isDateRead(date)).toBe(true);
});

it.each(['2031s', '203s', 'the 2030s', '2024年度', '</script>'])('%s is told as it was typed', (text) => {
  expect([partialDateWords(text, 'ja'), partialDateWords(text, 'en'), isDateRead(text)]).toEqual([
    text,
    text,
    false,
  ]);
});
