import { expect, it } from 'vitest';
import { mapTexts, nameFinder, replacingsOf } from './erase.ts';

const finder = nameFinder([
  ...replacingsOf('山田 太郎\n山田太郎\n山田', 'Ａさん'),
  ...replacingsOf('Taro Yamada\nYamada\nJosé', 'Mr A'),
]);

it('replaces the longest of the names, in either case, and as whole words where letters are Latin', () => {
  expect(
    [
      '山田太郎氏と山田 太郎氏、山田氏。',
      'TARO YAMADA met Yamadas, Mr Yamada’s son and taro\nyamada.',
      'Jose\u0301 and Josés',
    ].map(finder.replace),
  ).toEqual([
    'Ａさん氏とＡさん氏、Ａさん氏。',
    'Mr A met Yamadas, Mr Mr A’s son and Mr A.',
    'Mr A and Josés',
  ]);
});

it('finds a name between Japanese letters, and shows what is around it', () => {
  expect(finder.replace('記者のYamada氏')).toBe('記者のMr A氏');
  expect(finder.places(`${'あ'.repeat(40)}山田氏${'い'.repeat(40)}`)).toEqual([
    { before: 'あ'.repeat(30), name: '山田', after: `氏${'い'.repeat(29)}` },
  ]);
});

it('takes what is special in patterns for what it is', () => {
  const special = nameFinder([{ name: 'A. (B) [C]', by: 'X' }]);
  expect(special.replace('A. (B) [C]; Ax (B) [C]')).toBe('X; Ax (B) [C]');
  expect(nameFinder([]).replace('anything')).toBe('anything');
});

it('changes every text of a document but ids and kinds', () => {
  const value = { id: '山田', kind: '山田', text: '山田', parts: [{ cells: ['山田', 1, null] }] };
  expect(mapTexts(value, finder.replace)).toEqual({
    id: '山田',
    kind: '山田',
    text: 'Ａさん',
    parts: [{ cells: ['Ａさん', 1, null] }],
  });
});
