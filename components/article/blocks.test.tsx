import { describe, expect, it } from 'vitest';
import type { Block } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';
import { toMarkup } from '#lib/markup.ts';
import type { Picture } from '#lib/media/picture.ts';
import { Blocks } from './blocks.tsx';

const pictureOf = (file: string, more: Partial<Picture> = {}): Picture => ({
  width: 800,
  height: 600,
  focalX: 0.5,
  focalY: 0.25,
  variants: [{ format: 'jpeg', width: 800, height: 600, bytes: 1, file }],
  alt: '',
  caption: '',
  credit: 'Kept',
  licence: '',
  ...more,
});
const PICTURES = {
  1: pictureOf('quay.jpg'),
  2: pictureOf('ship.jpg', { alt: 'A ship', caption: 'Kept caption', licence: 'CC BY 4.0' }),
};

const htmlOf = (blocks: Block[], locale: Locale = 'en') =>
  toMarkup()(
    (<Blocks blocks={blocks} locale={locale} sourceCount={1} pictures={PICTURES} />) as never,
  ).replaceAll('<wbr/>', '');

const cite = (id: string) =>
  `<sup class="citation"><a id="cite-${id}-1" href="#source-1" role="doc-noteref">[1]</a></sup>`;
const img = (file: string, sizes: string, alt: string, lang?: string) =>
  `<img class="focal-x-2 focal-y-1" src="/media/${file}" srcSet="/media/${file} 800w" sizes="${sizes}" width="800" height="600" alt="${alt}"${lang ? ` lang="${lang}"` : ''} loading="lazy" decoding="async"/>`;

describe('the blocks of an article', () => {
  it('are paragraphs and lists, those of the second level in the item before them', () => {
    expect(
      htmlOf([
        { id: 'p', kind: 'paragraph', text: 'One[^1]' },
        {
          id: 'o',
          kind: 'ordered',
          items: [
            { id: 'a', text: 'A' },
            { id: 'b', text: 'B', level: '2' },
            { id: 'c', text: 'C' },
          ],
        },
        { id: 'l', kind: 'list', items: [{ id: 'd', text: 'D', level: '2' }] },
      ]),
    ).toBe(`<p>One${cite('p')}</p><ol><li>A<ol><li>B</li></ol></li><li>C</li></ol><ul><li>D</li></ul>`);
  });

  it('are quotations with who said them, and pull quotes', () => {
    expect(
      htmlOf([
        { id: 'q', kind: 'quote', text: 'No.', by: 'Ann[^1]' },
        { id: 'r', kind: 'quote', text: 'Yes.' },
        { id: 's', kind: 'pullquote', text: 'Perhaps' },
      ]),
    ).toBe(
      `<figure class="quote"><blockquote><p>No.</p></blockquote><figcaption>Ann${cite('q.by')}</figcaption></figure>` +
        '<figure class="quote"><blockquote><p>Yes.</p></blockquote></figure>' +
        '<aside class="pullquote"><p>Perhaps</p></aside>',
    );
  });

  it('are tables whose label row and first column name, unless the editors say otherwise', () => {
    const table: Extract<Block, { kind: 'table' }> = {
      id: 't',
      kind: 'table',
      columns: [
        { id: 'a', label: 'Port' },
        { id: 'b', label: 'Tonnes' },
        { id: 'c', align: 'center' },
      ],
      rows: [
        { id: 'x', cells: { a: 'Ise', b: '-1,200', c: 'up[^1]' } },
        { id: 'y', cells: { a: '2024-03', b: '3.50' } },
        { id: 'z', cells: {} },
      ],
    };
    const inner = (cells: string[][], names: boolean) => {
      const [head = [], ...rows] = cells;
      const open = (index: number, scope: string | undefined) => {
        const name = ['', ' class="end"', ' class="middle"'][index];
        return scope ? `<th scope="${scope}"${name}>` : `<td${name}>`;
      };
      const row = (texts: string[], scopeOf: (text: string, index: number) => string | undefined) =>
        `<tr>${texts.map((text, at) => `${open(at, scopeOf(text, at))}${text}</t${scopeOf(text, at) ? 'h' : 'd'}>`).join('')}</tr>`;
      return `<thead>${row(head, (text) => (names && text ? 'col' : undefined))}</thead><tbody>${rows
        .map((texts) => row(texts, (_, at) => (names && at === 0 ? 'row' : undefined)))
        .join('')}</tbody>`;
    };
    expect(htmlOf([{ ...table, title: 'Cargo', note: 'Rounded.', source: 'Port office[^1]' }])).toBe(
      '<figure class="figure" aria-labelledby="t-title"><figcaption id="t-title"><b>Cargo</b></figcaption>' +
        '<section class="data-table" aria-labelledby="t-title" tabindex="0"><table aria-labelledby="t-title">' +
        inner(
          [
            ['Port', 'Tonnes', ''],
            ['Ise', '\u22121,200', `up${cite('x.c')}`],
            ['Mar. 2024', '3.50', ''],
          ],
          true,
        ) +
        `</table></section><p>Rounded.</p><p>Source: Port office${cite('t.source')}</p></figure>`,
    );
    expect(htmlOf([{ ...table, head: 'none' }], 'ja')).toBe(
      '<figure class="figure"><section class="data-table" aria-label="表（横に動かせます）" tabindex="0"><table>' +
        inner(
          [
            ['Port', 'Tonnes', ''],
            ['Ise', '\u22121,200', `up${cite('x.c')}`],
            ['2024年3月', '3.50', ''],
          ],
          false,
        ) +
        '</table></section></figure>',
    );
  });

  it('are pictures with the words of the article, else with those that are kept with them', () => {
    const alone = '(min-width: 48rem) 42rem, 100vw';
    const paired = '(min-width: 48rem) 21rem, (min-width: 30rem) 50vw, 100vw';
    expect(
      htmlOf(
        [
          {
            id: 'p',
            kind: 'pictures',
            pictures: [
              { id: 'a', media: '1', caption: '東岸壁[^1]', alt: 'クレーン', credit: '山田' },
              { id: 'b', media: '9', caption: 'Gone' },
            ],
          },
        ],
        'ja',
      ),
    ).toBe(
      `<figure class="picture"><picture>${img('quay.jpg', alone, 'クレーン', 'ja')}</picture>` +
        `<figcaption>東岸壁${cite('a.caption')} <small class="picture-credit">写真＝山田</small></figcaption></figure>`,
    );
    expect(
      htmlOf([
        {
          id: 'p',
          kind: 'pictures',
          pictures: [
            { id: 'a', media: '2', role: 'provided' },
            { id: 'b', media: '1', role: 'graphic', caption: 'Plan' },
          ],
        },
      ]),
    ).toBe(
      `<section class="pictures"><figure class="picture cropped"><picture>${img('ship.jpg', paired, 'A ship', 'en')}</picture>` +
        '<figcaption>Kept caption <small class="picture-credit">Courtesy of Kept (CC BY 4.0)</small></figcaption></figure>' +
        `<figure class="picture"><picture>${img('quay.jpg', paired, '', 'en')}</picture>` +
        '<figcaption>Plan <small class="picture-credit">Graphic: Kept</small></figcaption></figure></section>',
    );
  });

  it('are fact boxes and timelines, whose dates each language writes in its own way', () => {
    const blocks: Block[] = [
      { id: 'f', kind: 'factbox', title: 'Depth', items: [{ id: 'g', text: 'Fourteen metres' }] },
      {
        id: 't',
        kind: 'timeline',
        events: [
          { id: 'a', date: '2024-03-15', text: 'A' },
          { id: 'b', date: '2024-Q1', text: 'B' },
          { id: 'c', date: 'soon', text: 'C' },
          { id: 'd', date: '2025' },
        ],
      },
    ];
    expect(htmlOf(blocks)).toBe(
      '<section class="factbox" aria-labelledby="f-title"><p id="f-title"><b>Depth</b></p><ul><li>Fourteen metres</li></ul></section>' +
        '<figure class="figure timeline"><ol><li><time dateTime="2024-03-15">15 March 2024</time> <span>A</span></li>' +
        '<li><b>Q1 2024</b> <span>B</span></li><li><b>soon</b> <span>C</span></li></ol></figure>',
    );
    expect(htmlOf(blocks, 'ja')).toContain('<time dateTime="2024-03-15">2024年3月15日</time>');
    expect(htmlOf(blocks, 'ja')).toContain('<b>2024年第1四半期</b>');
  });

  it('are questions with their answers, and what was said in turn', () => {
    const interview: Block = {
      id: 'i',
      kind: 'interview',
      exchanges: [
        { id: 'a', question: 'なぜ', text: 'なぜなら[^1]' },
        { id: 'b', question: '―いつ' },
        { id: 'c' },
      ],
    };
    expect(htmlOf([interview], 'ja')).toBe(
      `<div class="interview"><div><p><strong>――なぜ</strong></p><p>なぜなら${cite('a')}</p></div>` +
        '<div><p><strong>―いつ</strong></p></div></div>',
    );
    expect(
      htmlOf([
        {
          id: 's',
          kind: 'speech',
          turns: [
            { id: 'd', speaker: 'Chair', text: 'Is there money?' },
            { id: 'e', text: 'Well?' },
          ],
        },
      ]),
    ).toBe(
      '<div class="speech"><p><b>Chair: </b><span>Is there money?</span></p><p><span>Well?</span></p></div>',
    );
  });

  it('are cards with a link that nothing is asked of', () => {
    const card: Block = {
      id: 'c',
      kind: 'card',
      url: 'https://www.example.org/a?b=1',
      title: 'Film',
      text: 'Four minutes',
      media: '1',
    };
    expect(htmlOf([card])).toBe(
      `<section class="card"><picture>${img('quay.jpg', '(min-width: 40rem) 10rem, 7rem', '')}</picture>` +
        '<p class="card-title"><a href="https://www.example.org/a?b=1" rel="noopener">Film</a></p><p>Four minutes</p>' +
        '<p class="card-host">example.org</p></section>',
    );
    expect(
      htmlOf([{ id: 'c', kind: 'card', url: 'javascript:alert(1)', title: 'Film', text: 'Four minutes' }]),
    ).toBe('<section class="card"><p class="card-title">Film</p><p>Four minutes</p></section>');
  });

  it('that nobody has written in this language are not there', () => {
    expect(
      htmlOf([
        { id: 't', kind: 'table', columns: [{ id: 'a' }], rows: [{ id: 'r', cells: { a: '12' } }] },
        {
          id: 'c',
          kind: 'chart',
          form: 'bar',
          columns: [{ id: 'b' }],
          rows: [{ id: 's', cells: { b: '3' } }],
        },
        { id: 'p', kind: 'pictures', pictures: [{ id: 'q', media: '1' }] },
        { id: 'l', kind: 'timeline', title: 'Dates', events: [{ id: 'e', date: '2024' }] },
        { id: 'k', kind: 'card', url: 'https://example.org/' },
      ]),
    ).toBe('');
  });
});
