import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InlineNode, isPublicLink, parseInline, plainText } from './inline.ts';

const text = (value: string): InlineNode => ({ kind: 'text', text: value });
const strong = (...children: InlineNode[]): InlineNode => ({ kind: 'strong', children });
const emphasis = (...children: InlineNode[]): InlineNode => ({ kind: 'emphasis', children });
const link = (href: string, ...children: InlineNode[]): InlineNode => ({ kind: 'link', href, children });
const citation = (n: number, index = 0): InlineNode => ({ kind: 'citation', n, index });
const ruby = (base: string, reading: string): InlineNode => ({ kind: 'ruby', base, reading });
const lineBreak: InlineNode = { kind: 'break' };

describe('emphasis', () => {
  it('is strong in Japanese even where a full-width colon stands inside the marks', () => {
    expect(parseInline('**強調\uFF1A**続く')).toEqual([strong(text('強調\uFF1A')), text('続く')]);
  });

  it('is strong around Japanese brackets', () => {
    expect(parseInline('これは**「重要」**です')).toEqual([
      text('これは'),
      strong(text('「重要」')),
      text('です'),
    ]);
  });

  it('nests', () => {
    expect(parseInline('**a *b* c**')).toEqual([strong(text('a '), emphasis(text('b')), text(' c'))]);
  });

  it('leaves names with underscores and lone stars alone', () => {
    expect(parseInline('snake_case_name')).toEqual([text('snake_case_name')]);
    expect(parseInline('5 * 3 * 2')).toEqual([text('5 * 3 * 2')]);
  });

  it('is taken away by a backslash', () => {
    expect(parseInline('\\*not\\*')).toEqual([text('*not*')]);
  });
});

describe('what Markdown calls blocks', () => {
  it.each([
    '# heading',
    '- item',
    '* item',
    '1. item',
    '> quote',
    '```js',
    '---',
    '[a]: https://example.com',
    '<b>bold</b>',
    '<script>alert(1)</script>',
    '&amp; &#42;',
    '`code`',
    '<https://example.com>',
    'https://example.com',
    '{{7*7}}',
  ])('stays text: %s', (value) => {
    expect(parseInline(value)).toEqual([text(value)]);
  });

  it('stays text when it is indented or underlined', () => {
    expect(plainText('    code')).toBe('code');
    expect(parseInline('a\n===')).toEqual([text('a'), lineBreak, text('===')]);
  });
});

describe('a link', () => {
  it('leads to http, https and mailto addresses', () => {
    expect(parseInline('[日銀](https://www.boj.or.jp/)の発表')).toEqual([
      link('https://www.boj.or.jp/', text('日銀')),
      text('の発表'),
    ]);
    expect(parseInline('[mail](mailto:a@example.com)')).toEqual([link('mailto:a@example.com', text('mail'))]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert)',
    '[x](data:text/html,hi)',
    '[x](/admin)',
    '[x](//evil.example)',
    '[x](https:evil)',
    '[x](vbscript:x)',
    '[x]()',
    '[x](https://example.com "title")',
  ])('to anywhere else is shown as it was typed: %s', (value) => {
    expect(parseInline(value)).toEqual([text(value)]);
  });

  it('may have strong words inside', () => {
    expect(parseInline('[a **b**](https://example.com)')).toEqual([
      link('https://example.com', text('a '), strong(text('b'))),
    ]);
  });

  it('after an exclamation mark is a link, not a picture', () => {
    expect(parseInline('Wow![b](https://example.com)')).toEqual([
      text('Wow!'),
      link('https://example.com', text('b')),
    ]);
  });

  it('address is judged the same way everywhere', () => {
    expect(isPublicLink('https://example.com/a')).toBe(true);
    expect(isPublicLink(' https://example.com')).toBe(false);
    expect(isPublicLink('javascript:alert(1)')).toBe(false);
  });
});

describe('a citation', () => {
  it('counts within its text', () => {
    expect(parseInline('一つ[^2]、二つ[^1]。')).toEqual([
      text('一つ'),
      citation(2),
      text('、二つ'),
      citation(1, 1),
      text('。'),
    ]);
  });

  it('stands before a parenthesis and inside strong words', () => {
    expect(parseInline('[^1](注)')).toEqual([citation(1), text('(注)')]);
    expect(parseInline('**a[^1]**')).toEqual([strong(text('a'), citation(1))]);
  });

  it('is no citation without a number from 1, or behind a backslash', () => {
    for (const value of ['[^0]', '[^]', '[^a]', '[^01]', '[^1234]', '[^1']) {
      expect(parseInline(value)).toEqual([text(value)]);
    }
    expect(parseInline('\\[^1]')).toEqual([text('[^1]')]);
  });
});

describe('a reading', () => {
  it('stands above characters, also inside strong words', () => {
    expect(parseInline('{兌換|だかん}紙幣')).toEqual([ruby('兌換', 'だかん'), text('紙幣')]);
    expect(parseInline('**{兌換|だかん}**の')).toEqual([strong(ruby('兌換', 'だかん')), text('の')]);
  });

  it('needs both parts', () => {
    for (const value of ['{a}', '{|a}', '{a|}', '{a|b', '{a|b|c}', '{{a|b}']) {
      expect(plainText(value)).toBe(value === '{{a|b}' ? '{a' : value);
    }
  });
});

describe('lines', () => {
  it('break where the text breaks, also at an empty line', () => {
    expect(parseInline('a\nb')).toEqual([text('a'), lineBreak, text('b')]);
    expect(parseInline('a  \nb')).toEqual([text('a'), lineBreak, text('b')]);
    expect(parseInline('a\r\n\r\nb')).toEqual([text('a'), lineBreak, text('b')]);
  });
});

describe('plain text', () => {
  it('has neither marks, nor readings, nor citations', () => {
    expect(plainText('**A** [b](https://example.com) {兌換|だかん} c [^1].')).toBe('A b 兌換 c.');
  });

  it('is one line, with a space only where the language has one', () => {
    expect(plainText('first\nsecond')).toBe('first second');
    expect(plainText('金利は\n上がる')).toBe('金利は上がる');
  });
});

describe('hostile text', () => {
  it.each(['[', '*', '_', '![[', '[](', '*a_', '{a|', '[^1]', '**あ', 'a\n\n', '[a](http://x)'])(
    // Bounded by the test's own time limit: read naively, some of these take minutes.
    'of 20,000 characters of %j is read to its end',
    (piece) => {
      expect(parseInline(piece.repeat(20_000 / piece.length)).length).toBeGreaterThan(0);
    },
  );

  it('nested deeper than anyone writes keeps every character', () => {
    const value = `${'*a '.repeat(200)}x${' b*'.repeat(200)}`;
    expect(plainText(value).replace(/[* ]/g, '')).toBe(`${'a'.repeat(200)}x${'b'.repeat(200)}`);
  });

  it('never throws and never loses a letter', () => {
    const piece = fc.constantFrom(
      ...['*', '**', '_', '[', ']', '(', ')', '{', '|', '}', '^', '\\', '\n', ' ', '!', '<', '&', '#', '-'],
      ...['あ', '漢', 'x', '1', '\uFF1A', '「', '\u202E', '😀', 'https://a.example', '\t'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const value = pieces.join('');
        const drawn = JSON.stringify(parseInline(value));
        for (const letter of value.match(/[あ漢x「😀]/gu) ?? []) expect(drawn).toContain(letter);
      }),
    );
  });
});
