import { describe, expect, it } from 'vitest';
import { figuresDocument } from '#testing/figures.ts';
import { HOSTILE_ARTICLE, wordsOf } from '#testing/whole-article.ts';
import type { Locale } from '../locale.ts';
import { articleHtml } from './article-html.ts';
import { articleJson } from './article-json.ts';
import { articleMarkdown } from './article-markdown.ts';
import type { WholeArticle } from './whole-article.ts';

const SITE = 'https://news.example';

const pictureOf = (name: string) => ({
  width: 1600,
  height: 1200,
  focalX: 0.5,
  focalY: 0.5,
  variants: [
    { format: 'jpeg' as const, width: 800, height: 600, bytes: 1, file: `${name}-800.jpg` },
    { format: 'jpeg' as const, width: 1600, height: 1200, bytes: 1, file: `${name}-1600.jpg` },
  ],
  alt: '',
  caption: '',
  credit: 'Kept',
  licence: '',
});

const articleIn = (locale: Locale): WholeArticle => ({
  ...HOSTILE_ARTICLE,
  locale,
  slug: 'harbour',
  document: figuresDocument(locale, { photograph: '1', graphic: '2', still: '3' }),
  pictures: { 1: pictureOf('quay'), 2: pictureOf('channel'), 3: pictureOf('film') },
});

/** The name of the chart's picture, whose end is a fingerprint. */
const CHART = /chart-7-(en|ja)-ch1-[0-9a-f]{8}\.png/;

const between = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

describe('the blocks of an article without a page', () => {
  it('are Markdown', () => {
    const text = articleMarkdown(articleIn('en'), wordsOf('en'), SITE);
    expect(
      between(text, '**Main cargoes', '## Sources').replace(CHART, 'CHART'),
    ).toBe(`**Main cargoes, 10,000 tonnes**

| Cargo         | Before | Last year | Change | Main port |  Quay |
| ------------- | -----: | --------: | -----: | --------- | :---: |
| Liquefied gas |    812 |     1,043 |  28.4% | Darwin    |  East |
| Containers    |  640.5 |     588.0 |  −8.2% | Busan[2]  |  West |
| Wood chips    |     95 |      12.5 | −86.8% | –         | North |

“Before” is the mean of the three years before.

Source: Monthly reports of the port office[1]

![Three cranes along a quay](${SITE}/media/quay-1600.jpg)\\
The east quay, rebuilt. The first ship came in April Photo: Hanako Yamada

> Ships do not choose a harbour by its promises. They choose it by its depth.
>
> — The head of the port office, 4 March[2]

1. Dredge the channel to twelve metres
   1. finish the survey by summer
   2. two dredgers from autumn
2. Repair the north quay

- Three exports
  - timber
  - fish

### Three years

**What happened when**

- **15 March 2024**: An earthquake closes every quay.
- **June 2025**: The west quay reopens.[1]
- **Q1 2026**: Imports pass their old level.
- **2027**: The state halves its share.
- **2030s**: The north quay.

Source: Port office

**What depth means**

- A large ship draws fourteen metres when full.
- For a shallow harbour it carries less.

![A section of the channel, nine metres deep](${SITE}/media/channel-1600.jpg)\\
The channel in section Graphic: Newsroom

![A small survey ship](${SITE}/media/quay-1600.jpg)\\
A survey ship Courtesy of Port office

## PRISM Insight

### For policymakers

**Why have exports not come back?**

Shippers signed with other harbours in those three years.

**Would depth bring them back?**

In two years, when the contracts end.

**Chair**: Is there money enough?

**Director**: Until the survey is done there is no answer.

[Video: the first ship at the east quay](https://www.example.org/harbour) (example.org)\\
By the port office, four minutes

## Outlook

The survey reports in September.

![Cargo by month (10,000 tonnes)](${SITE}/share/CHART)

**Cargo by month (10,000 tonnes)**

| Month     | Imports | Exports |
| --------- | ------: | ------: |
| Jan. 2026 |      88 |      41 |
| Feb. 2026 |    92.5 |      40 |
| Mar. 2026 |     101 |    38.5 |

Source: Port office

`);
  });

  it('are HTML: tables, quotations, pictures with their words, numbers of charts', () => {
    const html = articleHtml(articleIn('ja'), wordsOf('ja'), SITE, 'plain').replace(CHART, 'CHART');
    for (const part of [
      '<blockquote><p>戻ったのは輸入だけである</p></blockquote>',
      '<figure><table><caption>主な品目の取扱量（万トン）</caption><thead><tr><th scope="col">品目</th><th scope="col" align="right">震災前</th>',
      '<tr><th scope="row">コンテナ</th><td align="right">640.5</td><td align="right">588.0</td><td align="right">−8.2%</td><td>釜山<sup>[2]</sup></td><td align="center">西</td></tr>',
      '</tbody></table><figcaption>「震災前」は直前三年の平均。<br>出所：港湾局の月報<sup>[1]</sup></figcaption></figure>',
      `<figure><img src="${SITE}/media/quay-1600.jpg" width="1600" height="1200" alt="岸壁に並ぶ三基のクレーン"><figcaption>復旧した東岸壁。四月に最初の船が着いた 写真＝山田花子</figcaption></figure>`,
      '<blockquote><p>船は約束ではなく、深さを見て港を選ぶ。</p><p><cite>港湾局長の会見、三月四日<sup>[2]</sup></cite></p></blockquote>',
      '<ol><li>航路を十二メートルまで掘る<ol><li>夏までに測量を終える</li><li>秋から二隻で掘る</li></ol></li><li>北岸壁を直す</li></ol>',
      '<li><strong>2026年第1四半期</strong>：輸入が震災前を超える。</li>',
      '<p><strong>――なぜ輸出は戻らないのですか</strong></p><p>荷主は三年のあいだに別の港と契約した。</p>',
      '<p><strong>議長</strong>：費用は足りますか。</p>',
      `<figure><img src="${SITE}/share/CHART" width="1200" height="900" alt="月ごとの取扱量（万トン）"></figure><figure><table><caption>月ごとの取扱量（万トン）</caption>`,
      '<tr><th scope="row">2026年2月</th><td align="right">92.5</td><td align="right">40</td></tr>',
    ])
      expect(html).toContain(part);
  });

  it('are data, with the files of pictures, and as the document that an import reads', () => {
    const data = JSON.parse(articleJson(articleIn('en'), wordsOf('en'), SITE));
    const [{ blocks }] = data.sections[2].parts;
    expect(blocks[1].rows[1]).toEqual({
      id: 'r2',
      cells: [
        { text: 'Containers' },
        { text: '640.5', number: 640.5 },
        { text: '588.0', number: 588 },
        { text: '−8.2%', number: -8.2 },
        { text: 'Busan', markdown: 'Busan[^2]', cites: [2] },
        { text: 'West' },
      ],
    });
    expect(blocks[2].pictures[0]).toMatchObject({
      id: 'p2',
      media: '1',
      image: { url: `${SITE}/media/quay-1600.jpg`, width: 1600, height: 1200 },
      credit: { text: 'Hanako Yamada' },
    });
    expect(data.sections.at(-1).blocks[1].image).toEqual({
      url: expect.stringMatching(CHART),
      width: 1200,
      height: 900,
    });
    expect(data.document).toEqual(articleIn('en').document);
  });
});
