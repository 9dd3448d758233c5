import { describe, expect, it } from 'vitest';
import { plainText } from '#lib/article/inline.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { givePictures } from './give-pictures.ts';
import { parseArticle } from './parse-article.ts';
import type { LineFate, Vocabulary } from './report.ts';

/*
 * What is copied from a page with the mouse: names of the site above the headline, dates and buttons below the standfirst, other
 * articles between and behind the paragraphs.
 */

const VOCABULARY: Vocabulary = { categories: [{ id: 1, wordings: ['経済', 'Economy'] }], tags: [] };
const read = (...lines: string[]) => {
  const result = parseArticle(lines.join('\n'), { vocabulary: VOCABULARY });
  if (!result.ok) throw new Error(`refused at line ${result.line}`);
  return result.article;
};
const placeOf = (fate: LineFate | undefined) =>
  fate?.to === 'field' ? fate.field : fate?.to === 'segment' ? 'text' : fate?.to;
/** All that readers get to read, a text a line. */
const shown = ({ document }: ReturnType<typeof read>) =>
  segmentsOf(document).map(({ text }) => plainText(text));

const HEADLINE = '北の港で水深を増す工事が始まり、大型船が戻る見通しになった';
const LEDE = '北の港で水深を増す工事が始まった。市は来年の春に最初の大型船を迎えるとしている。';
const TEXT = '工事費は国と自治体が分担し、来年度の予算案に盛り込まれる見通しである。';
const END = '市の担当者は「船が戻れば町の仕事も戻る」と述べ、期待を示したという。';
const EN_HEADLINE = 'Northern harbour deepens its channel to bring large ships back';
const EN_LEDE =
  'Work began this week on a deeper channel, and the town expects its first large ship in spring.';
const EN_TEXT =
  'The state and the town share the cost of the work, which the next budget is expected to carry.';
const EN_END =
  'Shopkeepers near the quay said that they had waited for this decision for almost twenty years.';

describe('names above a headline', () => {
  it.each([
    [['みなと新聞デジタル', '記事']],
    [['スポーツ', 'サッカー']],
    [['特集', '港のいま', '社会']],
    [['田辺さくら', 'カルチャー']],
  ])('are not the headline of a page: %j', (above) => {
    const article = read(...above, HEADLINE, '2026年11月3日 14:05', 'シェア', '', LEDE, '', TEXT);
    expect(article.document.headline).toBe(HEADLINE);
    expect(article.document.lede).toBe(LEDE);
    expect(shown(article)).not.toContain(above[0]);
  });

  it.each([[['Harbour Daily News']], [['FCC', 'Open Ports', 'Comings and Goings']], [['India News']]])(
    'are not the headline of an English page: %j',
    (above) => {
      const article = read(...above, EN_HEADLINE, 'By Jane Doe', 'Nov. 3, 2026', '', EN_LEDE, '', EN_TEXT);
      expect([article.document.headline, article.document.lede]).toEqual([EN_HEADLINE, EN_LEDE]);
    },
  );

  it('are asked about where nothing else says what they are', () => {
    const { warnings, lines } = read(
      'Harbour Daily News',
      EN_HEADLINE,
      'Nov. 3, 2026',
      '',
      EN_LEDE,
      '',
      EN_TEXT,
    );
    expect(placeOf(lines[0])).toBe('category');
    expect(warnings).toContainEqual({ code: 'unknown-category', line: 1, text: 'Harbour Daily News' });
  });

  it('stay a part of it where it is no page', () => {
    expect(read('港湾整備計画', '', HEADLINE, '', LEDE, '', TEXT).document.headline).toBe(
      `港湾整備計画 ${HEADLINE}`,
    );
  });

  it('end in it, when they are the way to it', () => {
    const { document, lines } = read(
      `みなと ニュース ${HEADLINE}`,
      '港湾',
      HEADLINE,
      '2026年11月3日',
      '',
      LEDE,
      '',
      TEXT,
    );
    expect([document.headline, placeOf(lines[0])]).toEqual([HEADLINE, 'furniture']);
  });
});

describe('what stands between a standfirst and the text', () => {
  it('is about the text, though a sentence stands above it', () => {
    const { document, lines, fields } = read(
      EN_HEADLINE,
      '',
      'The town waited for this for almost twenty years, and for two governments.',
      'by Mary Roe@maryroe Nov 3, 2026, 10:20am EST',
      'Share this story',
      'Reddit',
      'Flipboard',
      'Email',
      '',
      EN_LEDE,
      '',
      EN_TEXT,
    );
    expect(lines.slice(3, 8).map(placeOf)).toEqual([
      'author',
      'furniture',
      'furniture',
      'furniture',
      'furniture',
    ]);
    expect(fields.authors).toEqual(['Mary Roe']);
    expect(document.analysis?.parts[0]?.blocks).toHaveLength(2);
  });

  it.each([
    ['Tue 3 Nov 2026 15.26 EST', 'date'],
    ['10/04/2026 05:07 AM EDT', 'date'],
    ['November 2026', 'date'],
    ['2026年11月3日 読了時間 3 分', 'date'],
    ['access_time2026/11/03 11:51 createみなと編集室 folder港・船', 'date'],
    ['Mary Roe / HNN / Updated: Nov 3, 2026, 11:02 IST', 'date'],
    ['Mary Roe and John Stone', 'author'],
    ['Mary Roe@maryroe', 'author'],
    ['［田中宏，みなと通信］', 'author'],
    ['1,204', 'furniture'],
    ['テキスト', 'furniture'],
    ['この記事をシェアする', 'furniture'],
    ['シェアする', 'furniture'],
    ['SNSでシェアしよう', 'furniture'],
    ['（クリックして拡大）', 'furniture'],
    ['Slideshow ( 3 images )', 'furniture'],
    ['編集部にメッセージを送る', 'furniture'],
    ['みなとニュースを毎朝メールでまとめ読み', 'furniture'],
    ['This article is more than 5 years old', 'furniture'],
    ['Mary Roe contributed to this report.', 'furniture'],
  ])('takes “%s” for %s', (line, place) => {
    expect(placeOf(read(HEADLINE, '2026年11月2日', line, '', LEDE, '', TEXT).lines[2])).toBe(place);
  });

  it('names whose work a role above the name says', () => {
    expect(
      read(HEADLINE, '2026年11月2日', '翻訳者：', '', '中村 真', '', LEDE, '', TEXT).fields.authors,
    ).toEqual(['中村 真']);
  });
});

describe('other articles around a text', () => {
  it('are led to above a button', () => {
    const { related, lines } = read(
      EN_HEADLINE,
      '',
      EN_LEDE,
      '',
      'Old quay: a walk',
      'Read more',
      '',
      EN_TEXT,
      '',
      EN_END,
    );
    expect([related, placeOf(lines[5])]).toEqual([['Old quay: a walk'], 'label']);
  });

  it('stand below the buttons under its end', () => {
    const article = read(
      HEADLINE,
      '',
      LEDE,
      '',
      TEXT,
      '',
      END,
      '',
      'シェア',
      '',
      '≫次の記事',
      '灯台の灯が消える日',
      '≪前の記事',
      '魚の値が上がる',
    );
    expect(article.related).toContain('灯台の灯が消える日');
    expect(shown(article)).toContain(END);
  });

  it('are none where only a table or a list ends the text', () => {
    const { related, document } = read(
      HEADLINE,
      '',
      LEDE,
      '',
      '詳細解説',
      TEXT,
      '| 港 | 水深 |',
      '|---|---|',
      '| 北 | 18 |',
      '表は今年の値である。',
      '・灯台',
      '・桟橋',
    );
    expect(related).toEqual([]);
    expect(JSON.stringify(document)).toContain('表は今年の値である。');
  });

  it('end at a heading of the text', () => {
    const result = parseArticle(
      [
        EN_HEADLINE,
        '',
        EN_LEDE,
        '',
        'Related',
        'Old quay closes',
        '',
        '## What the town wants',
        '',
        EN_TEXT,
      ].join('\n'),
      { vocabulary: VOCABULARY, isMarkup: true },
    );
    expect(result.ok && result.article.document.analysis?.parts[0]?.heading).toBe('What the town wants');
  });
});

describe('points without bullets', () => {
  const points = [
    'The channel will be two metres deeper',
    'The town pays a third of it',
    'Work ends in spring',
  ];

  it.each([
    ['a dateline', 'NORTH HARBOUR: Ships will come back, the mayor said on Monday.'],
    ['a paragraph far longer than all of them', `${EN_TEXT} ${EN_END}`],
  ])('end at %s', (_what, text) => {
    const { document } = read(EN_HEADLINE, '', EN_LEDE, '', 'Highlights', ...points, text, '', EN_END);
    expect(document.keyPoints?.points.map((point) => point.text)).toEqual(points);
    expect(JSON.stringify(document.analysis)).toContain(text.slice(-30));
  });

  it('are none under a link to another article', () => {
    const { document } = read(
      EN_HEADLINE,
      '',
      EN_LEDE,
      '',
      'Highlights: what the mayor said on Monday',
      '',
      `${EN_TEXT} ${EN_END} ${EN_TEXT}`,
    );
    expect(document.keyPoints).toBeUndefined();
  });

  it('end at a heading, with or without an empty line behind it', () => {
    for (const gap of [[], ['']]) {
      const { document } = read(
        HEADLINE,
        '',
        LEDE,
        '',
        '要点',
        '・水深: 二メートル増す',
        '・費用: 国が半分を負担する',
        '',
        '住民の受け止め',
        ...gap,
        TEXT,
        '',
        END,
      );
      expect(document.keyPoints?.points).toHaveLength(2);
      expect(document.analysis?.parts[0]?.heading).toBe('住民の受け止め');
    }
  });
});

describe('captions', () => {
  it.each([
    '写真＝東京・日本橋の日本銀行本店',
    '（写真＝北の港の岸壁）',
    '画像：北の港',
    '岸壁に立つ市長と船長＝ロイター',
    'PHOTOGRAPH COURTESY OF HARBOUR TRUST',
    'Image source: Getty Images.',
    '(image taken from https://www.example.org)',
    'File photo of the old quay (Reuters)',
  ])('are lines such as %s', (line) => {
    const { document, holds, fields } = read(HEADLINE, '', LEDE, '', TEXT, '', line, '', END);
    expect(holds).toContain('left-picture');
    expect(fields.authors).toBeUndefined();
    expect(JSON.stringify(document)).toContain('"kind":"pictures"');
  });

  it('are so below the headline, too, and leave who took them to the author', () => {
    const { fields, document } = read(
      HEADLINE,
      '2026年11月3日',
      '写真＝東京・日本橋の日本銀行本店',
      '',
      LEDE,
      '',
      TEXT,
    );
    expect([fields.authors, document.lede]).toEqual([undefined, LEDE]);
    for (const [line, name] of [
      ['写真・山田太郎', '山田太郎'],
      ['写真＝山田太郎', '山田太郎'],
      ['撮影：佐藤 健', '佐藤 健'],
    ]) {
      expect(read(HEADLINE, '', LEDE, '', TEXT, '', line ?? '').fields.authors).toEqual([name]);
    }
  });
});

describe('pictures for captions', () => {
  const TEXTS = [
    HEADLINE,
    '',
    LEDE,
    '',
    TEXT,
    '',
    '岸壁に立つ市長＝ロイター',
    '',
    END,
    '',
    '写真＝北の港の本店',
    '',
    TEXT,
  ];

  it('are put where the captions are, and answer what was asked', () => {
    const article = read(...TEXTS);
    const one = givePictures(article, [{ line: 7, media: 12 }]);
    expect(JSON.stringify(one.document)).toContain('"media":"12"');
    expect(one.holds).toContain('left-picture');
    expect(one.warnings.filter(({ code }) => code === 'caption').map(({ line }) => line)).toEqual([11]);
    const both = givePictures(article, [
      { line: 7, media: 12 },
      { line: 11, media: 13 },
    ]);
    expect(both.holds).not.toContain('left-picture');
    expect(JSON.stringify(article.document)).not.toContain('media');
  });

  it('are none in a line that is no caption', () => {
    const article = read(...TEXTS);
    const given = givePictures(article, [{ line: 5, media: 12 }]);
    expect([given.document, given.holds]).toEqual([article.document, article.holds]);
  });
});

describe('who paid for a text', () => {
  it.each([
    ['提供：みなと海運', 'みなと海運'],
    ['【提供：みなと海運株式会社】', 'みなと海運株式会社'],
    ['【PR】提供：みなと海運', 'みなと海運'],
    ['広告｜提供＝みなと海運', 'みなと海運'],
    ['この記事は、みなと海運の提供でお送りします', 'みなと海運'],
    ['Sponsored by Minato Lines', 'Minato Lines'],
    ['This article is sponsored by Minato Lines.', 'Minato Lines'],
    ['【PR】', ''],
    ['Advertisement feature', ''],
  ])('is what “%s” says', (line, name) => {
    const { fields, holds, document } = read(line, HEADLINE, '', LEDE, '', TEXT);
    expect([fields.sponsor, holds.includes('advertising'), document.headline]).toEqual([
      name,
      true,
      HEADLINE,
    ]);
  });
});
