import { describe, expect, it } from 'vitest';
import { compareMessages } from './message-keys.ts';

const compare = (ja: unknown, en: unknown) =>
  compareMessages([
    { file: 'ja.json', messages: ja },
    { file: 'en.json', messages: en },
  ]);

describe('the messages of both languages', () => {
  it('agree when they have the same keys, arguments and tags', () => {
    const problems = compare(
      {
        list: {
          count: '{count, number}件',
          note: '<b>{name}</b>を参照',
          by: '{kind, select, a {甲} other {乙}}',
        },
      },
      {
        list: {
          count: '{count, plural, one {# article} other {# articles}}',
          note: 'See <b>{name}</b>',
          by: '{kind, select, a {A} other {B}}',
        },
      },
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ['a key is missing in English', { a: { b: 'x' } }, { a: {} }, 'en.json: a.b: missing; ja.json has it'],
    ['a key is missing in Japanese', {}, { a: 'x' }, 'ja.json: a: missing; en.json has it'],
    ['an argument is missing', { a: '{n}' }, { a: 'x' }, 'en.json: a: lacks n, which ja.json has'],
    ['an argument is misspelled', { a: '{n}' }, { a: '{m}' }, 'en.json: a: has m, which ja.json lacks'],
    [
      'an argument is of another kind',
      { a: '{n}' },
      { a: '{n, date}' },
      'en.json: a: n is date, but text in ja.json',
    ],
    [
      'a choice differs',
      { a: '{n, select, x {1} other {2}}' },
      { a: '{n, select, y {1} other {2}}' },
      'en.json: a: n is one of other, y, but one of other, x in ja.json',
    ],
    ['a tag is missing', { a: '<b>x</b>' }, { a: 'x' }, 'en.json: a: lacks <b>, which ja.json has'],
    [
      'an argument inside a plural is missing',
      { a: '{n, plural, other {# {unit}}}' },
      { a: '{n, plural, other {#}}' },
      'en.json: a: lacks unit, which ja.json has',
    ],
    ['a text is empty', { a: ' ' }, { a: 'x' }, 'ja.json: a: is empty'],
    ['a value is no text', { a: 1 }, { a: 'x' }, 'ja.json: a: is not text'],
  ])('are refused when %s', (_, ja, en, problem) => {
    expect(compare(ja, en)).toContain(problem);
  });

  it('are refused when one is no ICU message', () => {
    expect(compare({ a: '{n' }, { a: 'x' }).join()).toMatch(/^ja\.json: a: cannot be read: /);
  });
});
