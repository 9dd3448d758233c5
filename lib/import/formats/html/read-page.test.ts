import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { readFile } from '../read-file.ts';
import { readPage } from './read-page.ts';

const FURNITURE_ABOVE = `<header class="site-header"><a href="/">港ニュース</a><nav><ul><li><a href="/a">経済</a></li><li><a href="/b">科学</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">トップ</a> &gt; <a href="/economy">経済</a></div>`;
const SHARE =
  '<ul class="share-buttons"><li><a href="https://x.com/intent">ポスト</a></li><li><button>印刷</button></li></ul>';
const FURNITURE_BELOW = `<div class="related"><h2>関連記事</h2><ul><li><a href="/1">別の港の記事</a></li><li><a href="/2">空港の記事</a></li></ul></div>
<div class="newsletter"><p>毎朝のニュースレターに登録してください。登録は無料です。</p></div>`;
const FOOTER = '<footer><p>© 2026 港ニュース社。無断転載を禁じます。</p></footer>';
const LONG =
  '大型船の寄港が増え、岸壁の改修が急がれている。国と自治体は費用を分担し、利用者からも料金を徴収する仕組みを検討している。';

const page = ({ head = '', body = '', lang = 'ja' }) =>
  `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const read = (html: string) => {
  const answer = readPage(html);
  if (!answer.ok) throw new Error(answer.code);
  const { text, ...rest } = answer;
  return { lines: text.split('\n').filter(Boolean), ...rest };
};

const JAPANESE = page({
  head: `<title>港の深さが競争を決める｜経済｜港ニュース</title>
<meta property="og:site_name" content="港ニュース"><meta name="description" content="各地の港が水深を増す工事を進めている。">
<link rel="canonical" href="https://example.jp/economy/123">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"港ニュース"},{"@type":"NewsArticle","headline":"港の深さが競争を決める","datePublished":"2026-11-03T14:05:00","dateModified":"2026-11-04T00:00:00Z","author":[{"@type":"Person","name":"山田 花子"}],"keywords":["港","物流"],"articleSection":"経済"}]}</script>
<script type="application/ld+json">{not json</script>`,
  body: `${FURNITURE_ABOVE}<main><article>
<header><p class="category">経済</p><h1><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の深さが競争を決める</h1><time datetime="2026-11-03">2026年11月3日</time><p class="lead">各地の港が水深を増す工事を進めている。</p></header>
${SHARE}
<figure><img src="https://example.jp/quay.jpg" alt="岸壁"><figcaption>工事が進む横浜港の岸壁＝3日</figcaption></figure>
<div class="article-body"><p>${LONG}</p><p>工事は<strong>三年</strong>で終わる。2*3*4と__init__は<em>そのまま</em>だ<a href="https://example.com/s">（報告）</a>。</p>
<h2>費用の分担</h2><p>${LONG}</p>
<blockquote><p>費用は高い。</p></blockquote>
<table><thead><tr><th>港</th><th>水深</th></tr></thead><tbody><tr><td>横浜</td><td>18メートル</td></tr><tr><td>神戸</td><td>16メートル</td></tr></tbody></table>
<ul><li>調査</li><li>浚渫<ol><li>内側</li></ol></li></ul>
<iframe src="https://www.youtube.com/embed/1"></iframe>
<p>${LONG}<br><br>次の段落である。</p>
<h2>今後の展望</h2><p>来年の春に開く。</p></div>
${SHARE}${FURNITURE_BELOW}</article></main>${FOOTER}`,
});

it('reads a page of a Japanese paper: its article and nothing around it', () => {
  expect(read(JAPANESE)).toEqual({
    ok: true,
    lines: [
      '![岸壁](https://example.jp/quay.jpg)',
      '工事が進む横浜港の岸壁＝3日',
      LONG,
      '工事は**三年**で終わる。2\\*3\\*4と\\_\\_init\\_\\_は*そのまま*だ[（報告）](https://example.com/s)。',
      '## 費用の分担',
      LONG,
      '> 費用は高い。',
      '| 港 | 水深 |',
      '| --- | --- |',
      '| 横浜 | 18メートル |',
      '| 神戸 | 16メートル |',
      '- 調査',
      '- 浚渫',
      '  1. 内側',
      LONG,
      '次の段落である。',
      '## 今後の展望',
      '来年の春に開く。',
    ],
    fields: {
      headline: '{港|みなと}の深さが競争を決める',
      lede: '各地の港が水深を増す工事を進めている。',
      publishedAt: '2026-11-03T05:05:00.000Z',
      modifiedAt: '2026-11-04T00:00:00.000Z',
      authors: ['山田 花子'],
      tags: ['港', '物流'],
      category: '経済',
      sourceUrl: 'https://example.jp/economy/123',
      language: 'ja',
    },
    warnings: [{ code: 'left-embeds', text: '1' }],
    holds: [],
  });
});

const ENGLISH =
  'Ports on three coasts are deepening their channels this year, and the largest ships will call at fewer harbours than today. ';

it('finds a lede in the header, outside of the text, and takes the name of the site off a title', () => {
  const { fields, lines } = read(
    page({
      lang: 'en-GB',
      head: '<title>Ports bet on deeper water - The Harbour Times</title><meta property="og:site_name" content="The Harbour Times"><meta property="article:published_time" content="2026-11-03T14:05:00Z">',
      body: `<div class="hero"><h1>Ports bet on deeper water</h1><p class="standfirst">Small harbours may lose their ships</p></div><div class="byline">By A. Writer</div>
<div class="content"><p>${ENGLISH.repeat(3)}</p><p>${ENGLISH.repeat(2)}</p><h3>Looking ahead</h3><p>The first berth opens in May.</p></div>
<div class="comments"><p>${ENGLISH}</p></div>`,
    }),
  );
  expect(fields).toEqual({
    headline: 'Ports bet on deeper water',
    lede: 'Small harbours may lose their ships',
    publishedAt: '2026-11-03T14:05:00.000Z',
    language: 'en',
  });
  expect(lines).toEqual([
    ENGLISH.repeat(3).trim(),
    ENGLISH.repeat(2).trim(),
    '### Looking ahead',
    'The first berth opens in May.',
  ]);
  const untitled = read(
    page({
      head: '<title>港の深さ｜港ニュース</title><meta property="og:site_name" content="港ニュース">',
      body: `<div><p>${LONG.repeat(3)}</p></div>`,
    }),
  );
  expect(untitled.fields.headline).toBe('港の深さ');
});

it('keeps sections that stand beside the text', () => {
  const section = (heading: string, text: string) => `<section><h2>${heading}</h2><p>${text}</p></section>`;
  const parts = `<h1>港の深さ</h1><div class="text">${`<p>${LONG}</p>`.repeat(4)}</div>${section('今後の展望', '来年の春に開く。')}${section('費用の分担', LONG)}${FURNITURE_BELOW}`;
  const expected = [LONG, LONG, LONG, LONG, '## 今後の展望', '来年の春に開く。', '## 費用の分担', LONG];
  for (const body of [`<main>${parts}</main>`, `<div class="wrap"><div>${parts}</div></div>`]) {
    expect(
      read(page({ head: '<title>港の深さ</title>', body: `${FURNITURE_ABOVE}${body}${FOOTER}` })).lines,
    ).toEqual(expected);
  }
});

it('reads footnotes as what the text cites', () => {
  const { lines } = read(
    page({
      body: `<article><h1>港</h1><p>${LONG.repeat(4)}<sup><a href="#fn1" id="r1">1</a></sup></p><p>工事は続く<sup><a href="#fn2">[2]</a></sup>。</p><ol><li id="fn1">調査の報告 <a href="https://example.com/s">https://example.com/s</a> <a href="#r1">↩</a></li><li id="fn2">手紙</li></ol></article>`,
    }),
  );
  expect(lines).toEqual([
    `${LONG.repeat(4)}[^1]`,
    '工事は続く[^2]。',
    '[^1]: 調査の報告 https://example.com/s',
    '[^2]: 手紙',
  ]);
});

it('keeps cells in their columns where one is wider or higher', () => {
  const cells =
    '<tr><th>港</th><th colspan="2">水深</th></tr><tr><td rowspan="2">横浜</td><td>18</td><td>|</td></tr><tr><td>16</td><td>m</td></tr>';
  const { lines } = read(
    page({ body: `<article><p>${LONG.repeat(3)}</p><table>${cells}</table></article>` }),
  );
  expect(lines.slice(1)).toEqual([
    '| 港 | 水深 |  |',
    '| --- | --- | --- |',
    '| 横浜 | 18 | \\| |',
    '|  | 16 | m |',
  ]);
});

it.each([
  ['shift_jis', [0x8d, 0x60]],
  ['euc-jp', [0xb9, 0xc1]],
] as const)('reads a page in %s, named or not', async (encoding, harbour) => {
  for (const meta of [`<meta charset="${encoding}">`, '']) {
    const text = `<html><head>${meta}<title>x</title></head><body><article><p>`;
    const bytes = Uint8Array.from([
      ...strToU8(text),
      ...Array.from({ length: 40 }, () => harbour).flat(),
      ...strToU8('</p></article></body></html>'),
    ]);
    expect(await readFile(bytes)).toMatchObject({ ok: true, text: '港'.repeat(40) });
  }
});

it('keeps a page off the site that shows only a part, and refuses one of several articles', () => {
  const data = (more: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"港",${more}}</script>`;
  expect(
    read(
      page({
        head: data('"isAccessibleForFree":"False"'),
        body: `<article><p>${LONG.repeat(3)}</p></article>`,
      }),
    ).holds,
  ).toEqual(['paid-page']);
  const article = (headline: string) =>
    `<article><h2>${headline}</h2><p>${LONG.repeat(5)}</p><p>${LONG.repeat(4)}</p></article>`;
  expect(readPage(page({ body: `<main>${article('港')}${article('空港')}</main>` }))).toEqual({
    ok: false,
    code: 'several-articles',
  });
  // Below an article, some sites go on with the next one.
  expect(
    read(
      page({
        head: '<title>港の深さ</title>',
        body: `<main>${article('港の深さ')}${article('空港')}</main>`,
      }),
    ).lines,
  ).toEqual([LONG.repeat(5), LONG.repeat(4)]);
});

it('gives up on a page that is nested or filled like none', () => {
  expect(readPage('<div>'.repeat(100_000))).toEqual({ ok: false, code: 'too-complex' });
  expect(readPage('<br>'.repeat(100_000))).toEqual({ ok: false, code: 'too-complex' });
  expect(readPage('<p></p>')).toEqual({ ok: false, code: 'empty' });
});
