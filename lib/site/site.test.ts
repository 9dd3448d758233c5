import { expect, it } from 'vitest';
import { colourOf, contrastOf } from './contrast.ts';
import { readPage } from './page-text.ts';

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  // Known from WCAG's own examples of the least grey that does on white.
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
])('%s contrasts with %s by %d', (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastOf(other, one)).toBeCloseTo(ratio, 2);
});

it('reads a colour as it is typed', () => {
  expect(['#9A2F1B', '9a2f1b', ' ＃９ａ２ｆ１ｂ '].map(colourOf)).toEqual(['#9a2f1b', '#9a2f1b', '#9a2f1b']);
  expect(['red', '#abc', '#12345g', ''].map(colourOf)).toEqual([undefined, undefined, undefined, undefined]);
});

it('reads the Markdown of a page: headings, lists and paragraphs, and all else as text', () => {
  const page = [
    '# 基本方針',
    'We correct',
    'mistakes.',
    '',
    '### Small ###',
    '- one',
    '- two',
    '  goes on',
    '',
    '1. first',
    '2) second',
    '<script>x</script>',
  ].join('\n');
  expect(readPage(page)).toEqual([
    { kind: 'heading', level: 2, text: '基本方針' },
    { kind: 'paragraph', text: 'We correct\nmistakes.' },
    { kind: 'heading', level: 3, text: 'Small' },
    { kind: 'list', isOrdered: false, items: ['one', 'two\ngoes on'] },
    { kind: 'list', isOrdered: true, items: ['first', 'second\n<script>x</script>'] },
  ]);
  expect(readPage('\n \n')).toEqual([]);
});
