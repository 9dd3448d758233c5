import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';
import { type ArticleDocument, emptyDocument } from './document.ts';
import type { TextRun } from './text-runs.ts';
import { textRuns } from './text-runs.ts';

/** Runs as one string: `[-old-]` and `{+new+}`. */
const marked = (runs: TextRun[]) =>
  runs
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('the difference of two texts', () => {
  it('is by word in English', () => {
    expect(marked(textRuns('Rates rose in May.', 'Rates fell in early May.', 'en'))).toBe(
      'Rates [-rose-]{+fell+} in {+early +}May.',
    );
  });

  it('is by character in Japanese', () => {
    expect(marked(textRuns('潮位は計算できる。', '潮位は計算できない。', 'ja'))).toBe(
      '潮位は計算でき[-る-]{+ない+}。',
    );
  });

  it('never cuts a character as a reader sees it', () => {
    // A family of four is one character of seven code points; a base with a variation selector is one of two.
    const [four, three] = ['👨‍👩‍👧‍👦', '👨‍👩‍👧'];
    expect(marked(textRuns(`家族${four}`, `家族${three}`, 'ja'))).toBe(`家族[-${four}-]{+${three}+}`);
    expect(marked(textRuns('葛城', '葛\u{E0100}城', 'ja'))).toBe('[-葛-]{+葛\u{E0100}+}城');
  });

  it('of long texts that have nothing in common is the whole of both', () => {
    const [one, other] = ['あ'.repeat(20_000), 'い'.repeat(20_000)];
    expect(textRuns(one, other, 'ja')).toEqual([
      { kind: 'removed', text: one },
      { kind: 'added', text: other },
    ]);
  });

  it('always tells both texts whole', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '. ', '潮', '月', '\n', 'が'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, fc.constantFrom('ja' as const, 'en' as const), (older, newer, locale) => {
        const runs = textRuns(older, newer, locale);
        const without = (kind: string) =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join('');
        expect(without('added')).toBe(older);
        expect(without('removed')).toBe(newer);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the difference of two revisions', () => {
  const outlook = (...texts: [id: string, text: string][]): ArticleDocument => ({
    ...emptyDocument(),
    headline: 'Tides',
    outlook: { blocks: texts.map(([id, text]) => ({ id, kind: 'paragraph' as const, text })) },
  });

  it('names what was added, removed and changed, in reading order', () => {
    const older = outlook(['a', 'One.'], ['b', 'Two.'], ['c', 'Three.']);
    const newer = outlook(['a', 'One!'], ['d', 'New.'], ['c', 'Three.']);
    const told = difference(older, newer, 'en').map(({ segment, change, runs }) => [
      segment,
      change,
      marked(runs),
    ]);
    expect(told).toEqual([
      ['a', 'changed', 'One[-.-]{+!+}'],
      ['b', 'removed', '[-Two.-]'],
      ['d', 'added', '{+New.+}'],
    ]);
  });

  it('tells what changed its place, and nothing of equal documents', () => {
    const older = outlook(['a', 'One.'], ['b', 'Two.'], ['c', 'Three.']);
    const newer = outlook(['b', 'Two.'], ['c', 'Three.'], ['a', 'One.']);
    expect(difference(older, newer, 'en')).toMatchObject([{ segment: 'a', change: 'moved' }]);
    expect(difference(older, older, 'en')).toEqual([]);
  });
});

it('numbers, dates and settings are told whole, as what they are', () => {
  const chart = (form: 'bar' | 'line', number: string): ArticleDocument => ({
    ...emptyDocument(),
    outlook: {
      blocks: [
        {
          id: 'c',
          kind: 'chart',
          form,
          columns: [{ id: 'x' }, { id: 'y', label: '輸出' }],
          rows: [{ id: 'r', cells: { x: '2024-03', y: number } }],
        },
      ],
    },
  });
  const differences = difference(chart('line', '12.5'), chart('bar', '13'), 'ja');
  expect(differences.map(({ segment, kind, change, runs }) => [segment, kind, change, marked(runs)])).toEqual(
    [
      ['c.form', 'value', 'changed', '[-line-]{+bar+}'],
      ['r.y', 'cell', 'changed', '[-12.5-]{+13+}'],
    ],
  );
});

it('shows a number in Japanese as one, however many of its digits are others', () => {
  const article = (lede: string) => ({ v: 2 as const, headline: '', lede });
  const [told] = difference(article('約200カ所、28.6%。'), article('約170カ所、28.5%。'), 'ja');
  expect(told?.runs).toEqual([
    { kind: 'same', text: '約' },
    { kind: 'removed', text: '200' },
    { kind: 'added', text: '170' },
    { kind: 'same', text: 'カ所、' },
    { kind: 'removed', text: '28.6' },
    { kind: 'added', text: '28.5' },
    { kind: 'same', text: '%。' },
  ]);
});
