import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInline, plainText } from '../../article/inline.ts';
import type { Segment } from '../../article/segments.ts';
import type { Locale } from '../../locale.ts';
import type { Pasted } from './pasted.ts';
import { readCells, readClipboard } from './read-clipboard.ts';

type Where = { into?: Segment['kind']; locale?: Locale; text?: string; takesHeadings?: boolean };

const paste = (
  html: string,
  { into = 'text', locale = 'en', text = '', takesHeadings = true }: Where = {},
): Pasted => readClipboard({ html, text }, { locale, into, takesHeadings });
const rows = (html: string, where?: Where) => paste(html, where).blocks.map(({ kind, text }) => [kind, text]);
const texts = (html: string, where?: Where) =>
  paste(html, where).blocks.map(({ text, cells }) => cells?.flat().join(' ') ?? text);
const plain = (text: string, into: Segment['kind'] = 'text') =>
  readClipboard({ text }, { locale: 'en', into, takesHeadings: true }).blocks.map((block) => block.text);

/** What a program put on the clipboard, in our own words. */
const from = (program: string) => readFileSync(new URL(`./fixtures/${program}.txt`, import.meta.url), 'utf8');

describe('what is copied from', () => {
  it('Word: its list paragraphs are items, its marks and notes to itself are gone', () => {
    expect(paste(from('word'))).toEqual({
      blocks: [
        { kind: 'heading', text: 'Night buses' },
        { kind: 'heading', text: 'Why they run' },
        {
          kind: 'paragraph',
          text: 'The city of Harbourtown runs **twelve** buses and pays 10³ yen; see [the *plan*](https://example.org/plan_%28draft%29).[1]',
        },
        { kind: 'item', text: 'until two' },
        { kind: 'item', text: 'on Fridays until three', level: 2 },
        { kind: 'paragraph', text: 'Fares stay.' },
        { kind: 'paragraph', text: 'See the file.' },
      ],
      left: ['struck', 'picture', 'link'],
    });
  });

  it('Word in Japanese: lines that its file was broken into go on without a space', () => {
    expect(rows(from('word-ja'), { locale: 'ja' })).toEqual([
      [
        'paragraph',
        '深夜のバスは午前二時まで走る。運賃は変わらない。市の{輸送|ゆそう}課は**「来年も」**続けるという。Night bus plan も参照。',
      ],
    ]);
  });

  it('Google Docs: its outermost <b> is not bold, its styles are', () => {
    expect(paste(from('google-docs'))).toEqual({
      blocks: [
        { kind: 'heading', text: 'What changes' },
        {
          kind: 'paragraph',
          text: 'The line runs **every night**, and *no fare* rises; [the fares](https://example.org/fares) stand.',
        },
        { kind: 'item', text: 'first' },
        { kind: 'item', text: 'below it', level: 2 },
        { kind: 'item', text: 'second' },
      ],
      left: ['struck', 'picture'],
    });
  });

  it('a web page: what is text in it, and the names of the rest', () => {
    expect(paste(from('web-page'))).toEqual({
      blocks: [
        { kind: 'heading', text: 'Boats & buses' },
        { kind: 'paragraph', text: 'The ferry \\*does\\* run.' },
        { kind: 'paragraph', text: 'It takes twenty minutes\nin calm weather 😀⛴️.' },
        { kind: 'paragraph', text: 'The boat at noon' },
        { kind: 'quote', text: 'We “never” stop.' },
        { kind: 'item', text: 'Buy a ticket', isOrdered: true },
        { kind: 'item', text: 'at the pier', isOrdered: true, level: 2 },
        { kind: 'item', text: 'Board\nby the bow', isOrdered: true },
        {
          kind: 'table',
          text: '',
          cells: [
            ['Day', 'Boats'],
            ['Friday', '12'],
          ],
        },
        { kind: 'paragraph', text: 'Ask the **office** or [write](mailto:pier@example.org).' },
        { kind: 'paragraph', text: 'first line\nsecond line' },
      ],
      left: ['navigation', 'script', 'picture', 'link', 'form', 'embed'],
    });
  });

  it('TextEdit and Pages', () => {
    expect(paste(from('textedit'))).toEqual({
      blocks: [
        { kind: 'paragraph', text: '**Low tide** is at noon. Then it turns.' },
        { kind: 'item', text: '*Slowly* at first' },
      ],
      left: [],
    });
  });

  it('Excel: a table; one cell, or one column, is text', () => {
    const table = [
      ['港', '便数'],
      ['北港', '12'],
    ];
    expect(paste(from('excel'))).toEqual({ blocks: [{ kind: 'table', text: '', cells: table }], left: [] });
    expect(rows('<table><tr><td>12</td></tr></table>')).toEqual([['paragraph', '12']]);
    expect(rows('<table><tr><td>a</td></tr><tr><td>b</td></tr></table>')).toEqual([
      ['paragraph', 'a'],
      ['paragraph', 'b'],
    ]);
    expect(texts(from('excel'), { into: 'headline' })).toEqual(['港 便数北港 12']);
    expect(readCells({ html: from('excel'), text: '' })).toEqual(table);
    expect(readCells({ text: '港\t便数\n北港\t12' })).toEqual(table);
  });

  it('a table: what stands over several columns stands in the first, tables within it are text', () => {
    const html =
      '<table><tr><th colspan=2>a<th>b<tr><td>c<td><b>d</b><p>e</p><td><table><tr><td>f<td>g</table></table><p>h</p>';
    expect(paste(html).blocks).toEqual([
      {
        kind: 'table',
        text: '',
        cells: [
          ['a', '', 'b'],
          ['c', 'd e', 'f g'],
        ],
      },
      { kind: 'paragraph', text: 'h' },
    ]);
  });

  it('our own pages: readings and citations come back', () => {
    expect(paste(from('own-preview'), { locale: 'ja' })).toEqual({
      blocks: [
        { kind: 'heading', text: '展望' },
        { kind: 'paragraph', text: '市は{輸送|ゆそう}を**増やす**[^2]。' },
      ],
      left: [],
    });
  });
});

describe('the text of a document', () => {
  it('has its words as they are, also where they look like marks', () => {
    expect(texts('<p>2*3*4=24, 売上高*は, snake_case, 5 * 3, [AFP], C:\\new</p>')).toEqual([
      '2\\*3\\*4=24, 売上高\\*は, snake\\_case, 5 \\* 3, \\[AFP\\], C:\\\\new',
    ]);
    expect(texts('<p>5 * 3, snake_case, [AFP], C:\\new</p>')).toEqual(['5 * 3, snake_case, [AFP], C:\\new']);
    expect(texts('<p>[a](https://example.org) {b|c} [^1]</p>')).toEqual([
      '\\[a\\](https://example.org) \\{b|c} \\[^1\\]',
    ]);
  });

  it('has marks where the syntax can set them, and says where it cannot', () => {
    expect(texts('<p><b>a </b><b>b</b> <i>c</i></p>')).toEqual(['**a b** *c*']);
    expect(texts('<p><b><i>both</i></b>, <b>one <i>both</i></b></p>')).toEqual([
      '***both***, **one *both***',
    ]);
    expect(texts('<p><b><a href="https://example.org">a</a> b</b></p>')).toEqual([
      '[**a**](https://example.org/) **b**',
    ]);
    expect(paste('<p>x<b>(a)</b>b</p>')).toEqual({
      blocks: [{ kind: 'paragraph', text: 'x(a)b' }],
      left: ['marks'],
    });
  });

  it('has links to http, https and mailto addresses only', () => {
    for (const href of ['javascript:alert(1)', ' JaVaScRiPt:x', 'data:text/html,x', 'file:///c', '/a', '']) {
      expect(texts(`<p><a href="${href}">a</a></p>`)).toEqual(['a']);
    }
    expect(paste('<p><a href="#top">a</a></p>').left).toEqual([]);
    expect(texts('<a href="https://example.org/a b?c=(d)*[e]">f</a>')).toEqual([
      '[f](https://example.org/a%20b?c=%28d%29%2A%5Be%5D)',
    ]);
  });

  it('has exponents and indices', () => {
    expect(texts('<p>CO<sub>2</sub>, 10<sup>−3</sup>, 1<sup>st</sup></p>')).toEqual(['CO₂, 10⁻³, 1st']);
  });

  it('has a reading for each character that has one', () => {
    const html = '<p><ruby>漢<rt>かん</rt>字<rt>じ</rt>だ</ruby>と<ruby>a|b<rt>c</rt></ruby></p>';
    expect(texts(html, { locale: 'ja' })).toEqual(['{漢|かん}{字|じ}だとa|b(c)']);
  });

  it('has the quotation marks of the language', () => {
    expect(texts('<p>「それ」と<q>これ</q></p>', { locale: 'ja' })).toEqual(['「それ」と「これ」']);
  });

  it('is cleaned, what stands in entities too', () => {
    expect(texts('<p>a&shy;b&#8203;c&#x202E;d 👩&zwj;👧&nbsp;&nbsp;e\u0007</p>')).toEqual([
      'abcd 👩\u200D👧 e',
    ]);
  });

  it('loses the spaces that only made it look right', () => {
    expect(texts('<p>\u3000一つ\n  二つ</p><p> </p><p>&nbsp;</p><p>three\n four</p>')).toEqual([
      '一つ二つ',
      'three four',
    ]);
    expect(texts('<p>青木\u3000春</p>')).toEqual(['青木\u3000春']);
  });

  it('is found in HTML that is not well made', () => {
    expect(rows('<p>a<div>b<li>c<p>d</ul>e<h2>f</p><td>g')).toEqual([
      ['paragraph', 'a'],
      ['paragraph', 'b'],
      ['item', 'c\nde\nf\ng'],
    ]);
  });
});

it('a heading where none can stand is strong, and its own stars stay stars', () => {
  const html = '<h2>*5 * 3* of <i>it</i></h2><p>a*b</p>';
  expect(paste(html, { takesHeadings: false }).blocks).toEqual([
    { kind: 'heading', text: '**\\*5 \\* 3\\* of it**' },
    { kind: 'paragraph', text: 'a*b' },
  ]);
  expect(paste('<h2>Tides</h2>', { takesHeadings: false, into: 'lede' }).blocks[0]?.text).toBe('Tides');
});

describe('into a field of one line', () => {
  const html =
    '<h1>海の見える<br>町</h1><p>が<b>変わる</b></p><p>*Port* <a href="https://example.org">news</a></p>';

  it('goes one line, without marks where the page shows none', () => {
    for (const into of ['headline', 'title', 'heading', 'label'] as const) {
      expect(paste(html, { into })).toEqual({
        blocks: [{ kind: 'paragraph', text: '海の見える町が変わる *Port* news' }],
        left: ['link'],
      });
    }
  });

  it('goes one line with marks into a lede', () => {
    expect(texts(html, { into: 'lede' })).toEqual([
      '海の見える町が**変わる** \\*Port\\* [news](https://example.org/)',
    ]);
  });

  it('readings stay', () => {
    expect(texts('<p><ruby>港<rt>みなと</rt></ruby>町</p>', { into: 'headline' })).toEqual(['{港|みなと}町']);
  });

  it('goes one line of plain text', () => {
    expect(plain('海の見える町\u0007が\u200B変わる\u00AD\n二行目の見出し\n', 'headline')).toEqual([
      '海の見える町が変わる二行目の見出し',
    ]);
    expect(plain('\n\u200B\n', 'headline')).toEqual([]);
  });
});

describe('plain text', () => {
  it('has paragraphs where lines are blank, and keeps its other line ends', () => {
    expect(plain('\r\na\r\nb\r\n \t\r\n\r\n\u3000c \n')).toEqual(['a\nb', 'c']);
  });

  it('has the marks that were typed, as another field of the desk has them', () => {
    expect(plain('**a** [b](https://example.org) {港|みなと}')).toEqual([
      '**a** [b](https://example.org) {港|みなと}',
    ]);
  });

  it('has quotations, lists and tables where all lines of a paragraph begin so', () => {
    const blocks = (text: string) =>
      readClipboard({ text }, { locale: 'en', into: 'text', takesHeadings: true }).blocks;
    expect(blocks('> We never\n> stop.\n\n5 > 3')).toEqual([
      { kind: 'quote', text: 'We never\nstop.' },
      { kind: 'paragraph', text: '5 > 3' },
    ]);
    expect(blocks('1. a\n  - b\n2. c\n\n・港\n・町\n\n2026. 3')).toEqual([
      { kind: 'item', text: 'a', isOrdered: true },
      { kind: 'item', text: 'b', isOrdered: true, level: 2 },
      { kind: 'item', text: 'c', isOrdered: true },
      { kind: 'item', text: '港' },
      { kind: 'item', text: '町' },
      { kind: 'paragraph', text: '2026. 3' },
    ]);
    expect(blocks('a\t1\nb\t2')).toEqual([
      {
        kind: 'table',
        text: '',
        cells: [
          ['a', '1'],
          ['b', '2'],
        ],
      },
    ]);
  });

  it('is taken where the HTML has no text, or more than an article could have', () => {
    const text = 'plain';
    expect(paste('<img src="a.png">', { text })).toEqual({
      blocks: [{ kind: 'paragraph', text }],
      left: ['picture'],
    });
    expect(texts(`<p>${'a'.repeat(2_000_000)}</p>`, { text })).toEqual([text]);
    expect(texts(`<p>${'a '.repeat(10_001)}</p>`, { text })).toEqual([text]);
    expect(texts('<p>a</p>'.repeat(2_001), { text })).toEqual([text]);
    expect(texts(`${'<i>'.repeat(100_000)}a${'</b>'.repeat(100_000)}`, { text })).toEqual([text]);
    expect(texts(`${'<i>'.repeat(400)}a`, { text })).toEqual(['*a*']);
    expect(paste('', { text: '' })).toEqual({ blocks: [], left: [] });
  });
});

describe('of anything that is pasted', () => {
  const runs = { seed: 20_261_128, numRuns: 1_000 };
  const word = fc.oneof(
    fc.constantFrom(
      'a',
      '海',
      '、',
      '*',
      '**',
      '_',
      '[',
      ']',
      '(',
      ')',
      '](',
      '{',
      '|',
      '}',
      '\\',
      '^1',
      '!',
      '「',
      '」',
      ' ',
    ),
    fc.string({ maxLength: 3 }),
  );
  const written = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(''));
  const escaped = (text: string) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();

  it('the words of a document are read as they stood there', () => {
    fc.assert(
      fc.property(written, (text) => {
        const [block = ''] = texts(`<p>${escaped(text)}</p>`);
        expect(plainText(block)).toBe(spaced(text));
        expect(parseInline(block).every(({ kind }) => kind === 'text')).toBe(true);
      }),
      runs,
    );
  });

  it('marked words are read as they stood there, whatever stands beside them', () => {
    const mark = fc.constantFrom(
      ['<b>', '</b>'],
      ['<i>', '</i>'],
      ['<b><i>', '</i></b>'],
      ['<a href="https://example.org/">', '</a>'],
      ['', ''],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, written), { maxLength: 6 }), (pieces) => {
        const html = pieces.map(([[open, close], text]) => `${open}${escaped(text)}${close}`).join('');
        const [block = ''] = texts(`<p>${html}</p>`);
        expect(plainText(block)).toBe(spaced(pieces.map(([, text]) => text).join('')));
      }),
      runs,
    );
  });

  it('no letter is lost, doubled or out of its order', () => {
    const tags = 'p div li ul ol h2 b i span table tr td br blockquote pre ruby rt sup em strong q'.split(
      ' ',
    );
    const tag = fc
      .tuple(fc.constantFrom('<', '</'), fc.constantFrom(...tags))
      .map(([open, name]) => `${open}${name}>`);
    const soup = fc.array(fc.oneof(tag, fc.constantFrom('a', 'b c', '\n', '海', '&amp;')), { maxLength: 40 });
    const letters = (text: string) =>
      text
        .replace(/<[^>]*>|&amp;/g, '')
        .match(/[\p{L}]/gu)
        ?.join('') ?? '';
    fc.assert(
      fc.property(soup, fc.constantFrom('text', 'headline', 'lede'), (parts, into) => {
        const html = parts.join('');
        expect(letters(texts(html, { into: into as Segment['kind'] }).join(''))).toBe(letters(html));
      }),
      runs,
    );
  });
});
