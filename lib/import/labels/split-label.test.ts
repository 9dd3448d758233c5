import { describe, expect, it } from 'vitest';
import { bulletText } from '../lines/bullets.ts';
import { splitLabel } from './split-label.ts';

describe('splitLabel', () => {
  it.each([
    ['New readers: half of them', 'New readers', 'half of them'],
    ['残る課題\uFF1A最終のバス', '残る課題', '最終のバス'],
    ['残る課題:最終のバス', '残る課題', '最終のバス'],
    ['**New readers:** half', 'New readers', 'half'],
    ['**New readers**: half', 'New readers', 'half'],
    ['**強調\uFF1A**続く', '強調', '続く'],
    ['Doors at 10:30: the rush', 'Doors at 10:30', 'the rush'],
    ['U.S. policy: text', 'U.S. policy', 'text'],
  ])('reads %s', (whole, label, text) => {
    expect(splitLabel(whole)).toEqual({ label, text });
  });

  it.each([
    'Open until 10:30 at night',
    '比は3\uFF1A4になった',
    'https://example.org: a page',
    'a page at https://example.org:8080/ is',
    'key:value',
    'It closed early. The reason: a storm',
    '閉館した。理由\uFF1A嵐',
    'Half of them (most: young) came',
    '**Bold** start: text',
    'Nothing follows:',
    ': nothing before',
    `${'Far too long to be a label of something '.repeat(2)}: text`,
  ])('finds no label in %s', (text) => {
    expect(splitLabel(text)).toEqual({ text });
  });
});

describe('bulletText', () => {
  it('needs a space after hyphens and asterisks, but not after dots', () => {
    expect(['•a', '・a', '● a', '* a', '- a', '\u2013 a'].map(bulletText)).toEqual(Array(6).fill('a'));
    expect(['-5 degrees', '*emphasis*', '**bold** a', 'a - b'].map(bulletText)).toEqual(
      Array(4).fill(undefined),
    );
  });
});
