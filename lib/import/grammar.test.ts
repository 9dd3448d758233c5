import { describe, expect, it } from 'vitest';
import { type ArticleDocument, type Block, parseDocument } from '#lib/article/document.ts';
import { plainText } from '#lib/article/inline.ts';
import { parseArticle } from './parse-article.ts';
import type { ImportFields, LineFate, Vocabulary } from './report.ts';

const VOCABULARY: Vocabulary = {
  categories: [{ id: 1, wordings: ['経済', 'Economy'] }],
  tags: [{ id: 2, wordings: ['港', 'Ports'] }],
};
const read = (lines: string[], options: { fields?: ImportFields; isMarkup?: boolean } = {}) => {
  const result = parseArticle(lines.join('\n'), { vocabulary: VOCABULARY, ...options });
  if (!result.ok) throw new Error(`refused at line ${result.line}`);
  parseDocument(result.article.document);
  return result.article;
};
const fateOf = (fate: LineFate | undefined) =>
  fate?.to === 'field' ? fate.field : fate?.to === 'segment' ? fate.segments[0] : fate?.to;

const HEADLINE = '港湾の深さが国際競争を左右する';
const LEDE = '各地の港が水深を増す工事を進めている。大型船の寄港が増え、岸壁の改修が急がれている。';
const TEXT = '工事費は国と自治体が分担し、来年度の予算案に盛り込まれる見通しである。';
const EN_HEADLINE = 'Ports prepare for larger ships';
const EN_LEDE = 'Ports on three coasts are deepening their channels this year, at the cost of the towns.';
const EN_TEXT = 'Small harbours may lose their liner services within five years, owners of ships say.';

/** The blocks of the analysis, as kind and texts. */
const analysisOf = ({ analysis }: ArticleDocument) =>
  (analysis?.parts ?? []).flatMap(({ heading, blocks }) => [
    ...(heading ? [`# ${heading}`] : []),
    ...blocks.map(shown),
  ]);
const shown = (block: Block): unknown => {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
    case 'ordered':
      return [block.kind, ...block.items.map(({ text }) => text)];
    case 'quote':
      return ['quote', block.text, block.by];
    case 'table':
      return [
        'table',
        block.columns.map(({ label }) => label),
        ...block.rows.map(({ cells }) => Object.values(cells)),
      ];
    case 'interview':
      return ['interview', ...block.exchanges.map(({ question, text }) => [question, text])];
    case 'speech':
      return ['speech', ...block.turns.map(({ speaker, text }) => [speaker, text])];
    case 'timeline':
      return ['timeline', ...block.events.map(({ date, text }) => [date, text])];
    case 'pictures':
      return ['pictures', ...block.pictures.map(({ caption }) => caption)];
    default:
      return block.kind;
  }
};
/** An article whose analysis consists of these lines. */
const analysis = (...lines: string[]) => read([HEADLINE, '', LEDE, '', '詳細解説', '', ...lines]);

describe('what a page prints around a text', () => {
  it.each([
    ['2026年11月3日 14:05', 'date'],
    ['公開日\uFF1A2026.11.03', 'date'],
    ['3 hours ago', 'date'],
    ['https://news.example.jp/articles/12345/', 'source'],
    ['By Jane Doe', 'author'],
    ['文・山田太郎', 'author'],
    ['\uFF08経済部 山田太郎\uFF09', 'author'],
    ['佐藤 健', 'author'],
    ['\uFF08聞き手・山田花子\uFF09', 'author'],
    ['シェア', 'furniture'],
    ['・印刷', 'furniture'],
    ['Facebook', 'furniture'],
    ['Share this article', 'furniture'],
    ['この記事は有料記事です。', 'furniture'],
    ['残り1200文字(全文1800文字)', 'furniture'],
    ['5 min read', 'furniture'],
    ['ホーム > 経済 > 港湾', 'furniture'],
    ['報道関係者各位', 'furniture'],
    ['【PR】', 'sponsor'],
    ['提供\uFF1Aみなと海運', 'sponsor'],
    ['Sponsored by Example Lines', 'sponsor'],
  ])('takes “%s” below the headline for %s, not for the lede', (line, place) => {
    const { document, lines } = read([HEADLINE, '', line, '', LEDE, '', TEXT]);
    expect([document.headline, document.lede, fateOf(lines[2])]).toEqual([HEADLINE, LEDE, place]);
  });

  it('takes it above the headline, too', () => {
    const { document, fields, lines, categoryId } = read([
      'https://news.example.jp/articles/12345/',
      '2026-11-03T14:05:00+0900',
      '経済',
      HEADLINE,
      LEDE,
      '',
      TEXT,
    ]);
    expect([document.headline, document.lede, categoryId]).toEqual([HEADLINE, LEDE, 1]);
    expect(fields).toEqual({
      sourceUrl: 'https://news.example.jp/articles/12345/',
      publishedAt: '2026-11-03T05:05:00.000Z',
    });
    expect(lines.slice(0, 4).map(fateOf)).toEqual(['source', 'date', 'category', 'headline']);
  });

  it('lets an English page sell its newsletter first', () => {
    const { document, lines } = read([
      'Sign up for our daily briefing',
      '',
      'Catch up on the news, curated by our editors every day',
      '',
      EN_HEADLINE,
      '',
      EN_LEDE,
      '',
      'Why it matters: Ships have doubled in length since 1990.',
    ]);
    expect([document.headline, document.lede]).toEqual([EN_HEADLINE, EN_LEDE]);
    expect([lines[0]?.to, lines[2]?.to]).toEqual(['furniture', 'furniture']);
    expect(document.whyItMatters?.blocks.map(shown)).toEqual(['Ships have doubled in length since 1990.']);
  });

  it('takes popular articles and an empty promise of more for furniture, and what an editor chose for related', () => {
    const { lines, related, tagIds } = read([
      HEADLINE,
      '',
      LEDE,
      '',
      '今後の展望',
      TEXT,
      '',
      'あわせて読みたい',
      '',
      'PR',
    ]);
    expect([lines[7]?.to, lines[9]?.to, related, tagIds]).toEqual(['furniture', 'furniture', [], []]);
    const popular = read([
      HEADLINE,
      '',
      LEDE,
      '',
      '今後の展望',
      TEXT,
      '',
      '人気記事',
      '船の値段',
      '',
      '関連記事',
      '港の費用',
    ]);
    expect([popular.lines[8]?.to, popular.related]).toEqual(['furniture', ['港の費用']]);
  });

  it('goes on with the text after related articles in the middle of it', () => {
    const { related, document } = read([
      HEADLINE,
      '',
      LEDE,
      '',
      '今後の展望',
      TEXT,
      '【関連記事】港の費用',
      '',
      '工事は来年の春に始まる予定である。',
    ]);
    expect(related).toEqual(['港の費用']);
    expect(document.outlook?.blocks.map(shown)).toEqual([TEXT, '工事は来年の春に始まる予定である。']);
  });

  it('takes none of it for furniture in the middle of a text', () => {
    const { document } = analysis(
      '使われているのは次の三つである。',
      '・LINE',
      '・X',
      '・Facebook',
      '',
      TEXT,
    );
    expect(analysisOf(document)).toEqual([
      '使われているのは次の三つである。',
      ['list', 'LINE', 'X', 'Facebook'],
      TEXT,
    ]);
  });

  it('keeps contacts of a release apart, with the names of people', () => {
    const { lines, document, unparsed, warnings } = read([
      '報道関係者各位',
      '2026年11月3日',
      '株式会社みなと海運',
      HEADLINE,
      '',
      LEDE,
      '',
      TEXT,
      '',
      '【本件に関するお問い合わせ先】',
      '株式会社みなと海運 広報担当 山田',
      'TEL\uFF1A03-0000-0000',
      'E-mail\uFF1Ayamada@example.com',
    ]);
    expect(lines.slice(9).map(fateOf)).toEqual(['contact', 'contact', 'contact', 'contact']);
    expect([document.headline, document.lede, unparsed]).toEqual([HEADLINE, LEDE, []]);
    expect(JSON.stringify([document, warnings])).not.toMatch(/山田|example\.com|0000/);
  });
});

describe('what speaks against publishing unseen', () => {
  it.each([
    [[HEADLINE, '', LEDE, '', '今後の展望', TEXT], []],
    [[HEADLINE, '', LEDE, '', TEXT], ['unlabelled']],
    [[HEADLINE, '', '短い副題', '', LEDE, '', '今後の展望', TEXT], ['set-aside']],
    [[`【PR】${HEADLINE}`, '', LEDE, '', '今後の展望', TEXT], ['advertising']],
    [[HEADLINE, '', '提供\uFF1Aみなと海運', '', LEDE, '', '今後の展望', TEXT], ['advertising']],
    [[HEADLINE, '', LEDE, '', '今後の展望', TEXT, '', '本記事はプロモーションを含みます'], ['advertising']],
    [
      [HEADLINE, '', LEDE, '', '今後の展望', TEXT, '', '岸壁=3日、横浜市(本紙撮影)', '', TEXT],
      ['left-picture'],
    ],
  ])('is %#', (lines, holds) => {
    expect(read(lines).holds).toEqual(holds);
  });

  it('is a format’s field that says draft', () => {
    const { holds } = read([LEDE, '', '今後の展望', TEXT], { fields: { headline: HEADLINE, isDraft: true } });
    expect(holds).toEqual(['marked-draft']);
  });
});

it('takes what a format has fields for before it reads the text', () => {
  const { document, categoryId, tagIds, proposedTags, fields } = read(
    [HEADLINE, '', LEDE, '', '今後の展望', '**太字**。'],
    {
      isMarkup: true,
      fields: {
        headline: HEADLINE,
        lede: '各地の港の工事',
        category: '経済',
        tags: ['Ports', '物流'],
        publishedAt: '2026-11-02T15:00:00.000Z',
      },
    },
  );
  expect([document.headline, document.lede]).toEqual([HEADLINE, '各地の港の工事']);
  expect(analysisOf(document)).toEqual([LEDE]);
  expect([categoryId, tagIds, proposedTags]).toEqual([1, [2], ['物流']]);
  expect([fields.publishedAt, document.outlook?.blocks.map(shown)]).toEqual([
    '2026-11-02T15:00:00.000Z',
    ['**太字**。'],
  ]);
});

describe('headlines and ledes', () => {
  it.each([
    [['【独自】', HEADLINE], `【独自】${HEADLINE}`],
    [[HEADLINE, '\uFF08上\uFF09'], `${HEADLINE}\uFF08上\uFF09`],
    [[HEADLINE, '〜岸壁の改修は進むか〜'], `${HEADLINE} 〜岸壁の改修は進むか〜`],
    [['解説', HEADLINE], HEADLINE],
    [['【訂正】港の深さ'], '【訂正】港の深さ'],
  ])('has the marks of a headline: %j', (lines, headline) => {
    const { document, unparsed } = read([...lines, '', LEDE, '', TEXT]);
    expect([document.headline, document.lede, unparsed]).toEqual([headline, LEDE, []]);
  });

  it('leaves a dateline where it stands, and knows the agency behind a text', () => {
    const text = `【ワシントン\uFF1D共同】${LEDE}`;
    const { document, fields } = read([HEADLINE, '', text, '', TEXT, '', '\uFF08共同\uFF09']);
    expect([document.lede, fields.authors]).toEqual([text, ['共同']]);
    expect(analysisOf(document)).toEqual([TEXT]);
  });

  it('joins the lines of a wrapped paragraph', () => {
    const { document, unparsed, warnings } = read([
      'New tariffs raise prices for importers',
      '',
      'The government imposed a ten percent charge on imports from ninety countries,',
      'raising the average rate to its highest level in decades.',
      '',
      'Outlook',
      '',
      'A ruling that was asked for by the importers is expected in spring by the',
      'European Court, whose judges have heard both sides in the last three weeks of',
      'the year.',
    ]);
    expect(document.lede).toMatch(/countries, raising .* decades\.$/);
    expect(document.outlook?.blocks).toHaveLength(1);
    expect([unparsed, warnings.some(({ code }) => code === 'two-headlines')]).toEqual([[], false]);
  });

  it('joins Japanese lines of one width without a space', () => {
    const { document } = analysis(
      '国土交通省は来年度の予算案に工事費を盛り込み、全国の十二の港',
      'で岸壁の改修を進める方針を明らかにした。改修は来年の春から順',
      '次始まる見通しである。',
    );
    expect(analysisOf(document)).toEqual([
      '国土交通省は来年度の予算案に工事費を盛り込み、全国の十二の港で岸壁の改修を進める方針を明らかにした。改修は来年の春から順次始まる見通しである。',
    ]);
  });

  it('keeps lines apart that are entries, whatever their width', () => {
    const { document } = analysis('・横浜の岸壁の改修', '・神戸の岸壁の改修', '・博多の岸壁の改修');
    expect(analysisOf(document)).toEqual([
      ['list', '横浜の岸壁の改修', '神戸の岸壁の改修', '博多の岸壁の改修'],
    ]);
  });
});

describe('words of sections', () => {
  const sectionOf = (word: string, ...after: string[]) => {
    const isJapanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(word);
    const [headline, lede] = isJapanese ? [HEADLINE, LEDE] : [EN_HEADLINE, EN_LEDE];
    const fate = read([headline, '', lede, '', word, '', ...after]).lines[4];
    return fate?.to === 'label' ? fate.section : fateOf(fate);
  };

  it.each([
    [
      'whyItMatters',
      [
        'なぜ、この合意が注目されるのか\uFF1F',
        '【なぜ重要か】',
        '■なぜ今なのか、なぜ重要なのか',
        'この発表の意義',
        'なぜ今か',
        'なぜこの港が注目されているのか',
        'Why it’s a big deal',
        'Why does it matter?',
        'Why this deal matters',
        'So what?',
      ],
    ],
    [
      'outlook',
      [
        '📊 今後の見通しと課題',
        '▼これからどうなる\uFF1F',
        '今後の注目点',
        '②今後のスケジュール',
        '次の焦点は',
        'What to watch',
        'What happens next?',
        'The road ahead',
        '## Market outlook',
      ],
    ],
    [
      'analysis',
      [
        '■背景と経緯',
        '【市場の反応】',
        '何が起きているのか',
        '専門家の見方',
        '問題の本質',
        '詳しい内容',
        '株式市場への影響',
        'How we got here',
        'Background and context',
        'The big picture',
      ],
    ],
    [
      'insight',
      [
        '企業への示唆',
        '個人投資家への示唆',
        '編集部の見方',
        '編集後記',
        '私たちの暮らしへの影響',
        'What it means for consumers',
        'Implications for policymakers',
        'Our take',
      ],
    ],
  ] as const)('are known for %s by the way they are made', (section, words) => {
    for (const word of words)
      expect([word, sectionOf(word, word.match(/[a-z]/) ? EN_TEXT : TEXT)]).toEqual([word, section]);
  });

  it.each([
    'この記事でわかること',
    '🔑 5つのポイント',
    '3行まとめ',
    'この記事の3つの要点',
    'ここがポイント',
    '今日のポイント',
    'The five key takeaways',
    'What you need to know',
    'TL;DR',
    'By the numbers',
    '概要',
  ])('say that %s is a list of points', (word) => {
    const isJapanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(word);
    expect(
      sectionOf(
        word,
        ...(isJapanese ? ['・港の工事が進む', '・費用は国が持つ'] : ['- Ports are deepened', '- Towns pay']),
      ),
    ).toBe('keyPoints');
  });

  it('mean a list only where one follows', () => {
    expect(sectionOf('概要', TEXT)).toBe('analysis');
    expect(sectionOf('The bottom line', EN_TEXT)).toMatch(/\.heading$/);
  });

  it('keep what they say, where they say something', () => {
    const { document } = read([
      EN_HEADLINE,
      '',
      EN_LEDE,
      '',
      'Background & History',
      '',
      EN_TEXT,
      '',
      'What it means for investors',
      '',
      EN_TEXT,
      '',
      'Looking Ahead',
      '',
      EN_TEXT,
    ]);
    expect(document.lede).toBe(EN_LEDE);
    expect(analysisOf(document)).toEqual(['# Background & History', EN_TEXT]);
    expect(document.insight?.items.map(({ kind, label }) => [kind, label])).toEqual([
      ['investors', 'What it means for investors'],
    ]);
    expect(document.outlook?.blocks.map(shown)).toEqual([EN_TEXT]);
  });

  it('end where the text goes on without one', () => {
    const { document } = read([
      HEADLINE,
      '',
      LEDE,
      '',
      'この記事のポイント',
      '・港の工事が進む',
      '・費用は国が持つ',
      '',
      TEXT,
      '',
      '費用の分担',
      '',
      LEDE,
    ]);
    expect(document.keyPoints?.points.map(({ text }) => text)).toEqual(['港の工事が進む', '費用は国が持つ']);
    expect(analysisOf(document)).toEqual([TEXT, '# 費用の分担', LEDE]);
  });

  it('are none in a sentence, in a key point, and in the headline', () => {
    expect(sectionOf('今後の見通しは、まだ誰にもわからない。', TEXT)).toMatch(/^\w+$/);
    const { document } = read([
      '今後の見通し\uFF1A港はどこへ',
      '',
      LEDE,
      '',
      '要点',
      '背景\uFF1A港が深くなる。',
      '今後の課題\uFF1A費用である。',
    ]);
    expect(document.headline).toBe('今後の見通し\uFF1A港はどこへ');
    expect(document.keyPoints?.points.map(({ label }) => label)).toEqual(['背景', '今後の課題']);
  });
});

describe('blocks', () => {
  it('are headed by signs, brackets and numbers, without a blank line', () => {
    const { document } = analysis(
      '■工事の目的',
      TEXT,
      '●費用の分担',
      LEDE,
      '【人手】',
      TEXT,
      '▼日程',
      LEDE,
      '1. 横浜の例',
      TEXT,
    );
    expect(analysisOf(document).filter((each) => String(each).startsWith('# '))).toEqual([
      '# 工事の目的',
      '# 費用の分担',
      '# 人手',
      '# 日程',
      '# 横浜の例',
    ]);
  });

  it('leave signs that begin a sentence in a column where they are', () => {
    const text = '▼港は深くなり、船は大きくなった。誰のためか、と町の人は問う。';
    expect(analysisOf(analysis(text, '', TEXT).document)).toEqual([text, TEXT]);
  });

  it('count from one in one style', () => {
    const { document, warnings } = analysis(
      '段階は次のとおりである。',
      '① 調査',
      '② 浚渫',
      '1. 費用',
      '2. 期間',
      '\uFF081\uFF09国',
      '\uFF082\uFF09市',
      '3. 三つ目だけ',
    );
    expect(analysisOf(document)).toEqual([
      '段階は次のとおりである。',
      ['ordered', '調査', '浚渫'],
      ['ordered', '費用', '期間'],
      ['ordered', '国', '市'],
      '3. 三つ目だけ',
    ]);
    expect(warnings.filter(({ line = 0 }) => line > 7 && line < 14)).toEqual([]);
  });

  it.each([
    [['| 港 | 水深 |', '|---|---|', '| 横浜 | 18メートル |', '| 神戸 | 16メートル |']],
    [['港\t水深', '横浜\t18メートル', '神戸\t16メートル']],
    [['港    水深', '横浜  18メートル', '神戸  16メートル']],
  ])('are tables: %j', (rows) => {
    const { document, unparsed } = analysis('水深は次のとおりである。', ...rows, '表は2026年の値である。');
    expect(analysisOf(document)).toEqual([
      '水深は次のとおりである。',
      ['table', ['港', '水深'], ['横浜', '18メートル'], ['神戸', '16メートル']],
      '表は2026年の値である。',
    ]);
    expect(unparsed).toEqual([]);
  });

  it('are tables without a head where the first row has numbers', () => {
    expect(analysisOf(analysis('横浜\t18', '神戸\t△1,600').document)).toEqual([
      ['table', [undefined, undefined], ['横浜', '18'], ['神戸', '-1,600']],
    ]);
  });

  it('are quotations, with who said it', () => {
    const { document } = analysis('> 港は町のものだ。', '> 海は皆のものだ。', '> \u2014 市長', '', TEXT);
    expect(analysisOf(document)).toEqual([['quote', '港は町のものだ。\n海は皆のものだ。', '市長'], TEXT]);
  });

  it('are questions and answers', () => {
    expect(
      analysisOf(
        analysis(
          'Q\uFF1Aいつ始まるか。',
          'A\uFF1A来年の春である。',
          'Q\uFF1Aだれが払うか。',
          'A\uFF1A国と市である。',
        ).document,
      ),
    ).toEqual([['interview', ['いつ始まるか。', '来年の春である。'], ['だれが払うか。', '国と市である。']]]);
    expect(
      analysisOf(
        analysis(
          '\u2015\u2015今後の見通しは。',
          '「工事は続く」',
          '\u2015\u2015費用は。',
          '「国が持つ」',
          '「市も出す」',
          '',
          TEXT,
        ).document,
      ),
    ).toEqual([
      ['interview', ['今後の見通しは。', '「工事は続く」'], ['費用は。', '「国が持つ」\n「市も出す」']],
      TEXT,
    ]);
  });

  it('are questions behind a dash, whatever the dash and whether or not they look like headings', () => {
    expect(
      analysisOf(
        analysis(
          '-\u2015今は始めないのか',
          '',
          '「はい。今は始められる状況ではないということだ」',
          '',
          '-\u2015次の会議はいつか',
          '',
          '「来年だ」',
        ).document,
      ),
    ).toEqual([
      [
        'interview',
        ['今は始めないのか', '「はい。今は始められる状況ではないということだ」'],
        ['次の会議はいつか', '「来年だ」'],
      ],
    ]);
  });

  it('are what people say in turn, and no list of terms', () => {
    expect(
      analysisOf(analysis('市長\uFF1A始めます。', '記者\uFF1A費用は。', '市長\uFF1A国が払います。').document),
    ).toEqual([['speech', ['市長', '始めます。'], ['記者', '費用は。'], ['市長', '国が払います。']]]);
    expect(
      analysisOf(analysis('横浜\uFF1A深い。', '神戸\uFF1A浅い。', '博多\uFF1A中ほどである。').document),
    ).toHaveLength(3);
  });

  it('are records of who spoke, by name or office in brackets', () => {
    expect(
      analysisOf(
        analysis(
          '【知事】工事を始めます。',
          '費用は国が払います。',
          '【記者】いつですか。',
          '（知事）',
          '来年の春です。',
        ).document,
      ),
    ).toEqual([
      [
        'speech',
        ['知事', '工事を始めます。\n費用は国が払います。'],
        ['記者', 'いつですか。'],
        ['知事', '来年の春です。'],
      ],
    ]);
  });

  it('are entries with a time of day', () => {
    expect(
      analysisOf(
        analysis('14:05 開会した。', '14:20 市長が話した。', '話は十分続いた。', '15:00 閉会した。').document,
      ),
    ).toEqual([
      [
        'timeline',
        ['14:05', '開会した。'],
        ['14:20', '市長が話した。\n話は十分続いた。'],
        ['15:00', '閉会した。'],
      ],
    ]);
  });

  it.each([
    '工事が進む横浜港の岸壁=3日、横浜市(本紙撮影)',
    '会見する市長\uFF1D11月3日、市役所',
    '写真\uFF1A横浜市提供',
    '横浜港の岸壁\uFF08国土交通省提供\uFF09',
    'Photo: Jane Doe/Reuters',
    'A berth under construction. (Jane Doe/Getty Images)',
  ])('are captions that wait for their picture: %s', (caption) => {
    const { document, warnings } = analysis(TEXT, '', caption, '', LEDE);
    expect(analysisOf(document)).toEqual([TEXT, ['pictures', caption], LEDE]);
    expect(warnings).toContainEqual({ code: 'caption', line: 9, text: caption });
  });
});

describe('notes and sources', () => {
  it.each([
    ['[^1]', '[^1]: ', '[^note]', '[^note]: '],
    ['[1]', '[1] ', '[2]', '[2] '],
    ['※1', '※1 ', '※2', '※2\uFF1A'],
    ['\uFF08注1\uFF09', '\uFF08注1\uFF09', '\uFF08注2\uFF09', '注2\uFF1A'],
  ])('are cited where the text has %s', (one, first, two, second) => {
    const { document, sources } = read([
      HEADLINE,
      '',
      `港は町より古い${one}。調査もそう述べる${two}。`,
      '',
      '今後の展望',
      TEXT,
      '',
      `${first}港の調査 https://example.org/survey`,
      `${second}編集部への手紙`,
    ]);
    expect(document.lede).toBe('港は町より古い[^1]。調査もそう述べる[^2]。');
    expect(sources).toEqual([
      { title: '港の調査', url: 'https://example.org/survey' },
      { title: '編集部への手紙', url: undefined },
    ]);
  });

  it('leave signs alone that nothing explains', () => {
    const { document, sources } = read([
      HEADLINE,
      '',
      '港は町より古い[1]。※2は*3のとおり[^4]である。',
      '',
      '今後の展望',
      TEXT,
    ]);
    expect([plainText(document.lede), sources]).toEqual([
      '港は町より古い[1]。※2は*3のとおり[^4]である。',
      [],
    ]);
  });

  it.each([
    ['https://example.org/b』と同紙', 'https://example.org/b'],
    ['https://example.org/cによると', 'https://example.org/c'],
    ['https://example.org/e＆f', 'https://example.org/e'],
    ['https://example.org/g～h', 'https://example.org/g'],
    ['https://example.org/i！', 'https://example.org/i'],
    ['https://example.org/k→別紙', 'https://example.org/k'],
    ['https://example.org/kデータ', 'https://example.org/k'],
    ['https://example.org/wiki/水門', 'https://example.org/wiki/水門'],
    ['https://example.org/wiki/ウクライナ', 'https://example.org/wiki/ウクライナ'],
    ['https://example.org/a?b=1。', 'https://example.org/a?b=1'],
  ])('end an address where it ends: %s', (text, url) => {
    const { sources } = read([HEADLINE, '', LEDE, '', '今後の展望', TEXT, '', `出典\uFF1A${text}`]);
    expect(sources.map((source) => source.url)).toEqual([url]);
  });

  it('say that an address was cut', () => {
    const { warnings } = read([
      HEADLINE,
      '',
      LEDE,
      '',
      '今後の展望',
      TEXT,
      '',
      '出典\uFF1Ahttps://example.org/<name>/a',
    ]);
    expect(warnings).toContainEqual({ code: 'cut-address', line: 8 });
  });
});

describe('plain text', () => {
  it.each([
    '面積は2*3*4=24で求める。',
    '売上高*は前年比*で増えた。__init__という名前を使う。',
    'Berliner*innen and Besucher*innen met at the harbour.',
    '{a|b}と書き、C:\\temp\\*に置く。',
    '2**3**4は何か。[x](javascript:a)と[注]を読む。',
    '**開かない',
  ])('is shown as typed: %s', (text) => {
    const { document, warnings } = read([HEADLINE, '', LEDE, '', '今後の展望', text]);
    const [block] = document.outlook?.blocks ?? [];
    expect(block?.kind === 'paragraph' && plainText(block.text)).toBe(text);
    expect(warnings.filter(({ code }) => code === 'read-as-markup')).toEqual([]);
  });

  it('has backslashes only where a page would show something else', () => {
    const { document } = read([
      HEADLINE,
      '',
      LEDE,
      '',
      '今後の展望',
      '2 * 3 = 6',
      'snake_case_name',
      '2*3*4',
    ]);
    expect(document.outlook?.blocks.map(shown)).toEqual(['2 * 3 = 6', 'snake_case_name', '2\\*3\\*4']);
  });

  it('has markup where it can be nothing else, and that is said once', () => {
    const { document, warnings } = read([
      HEADLINE,
      '',
      LEDE,
      '',
      '今後の展望',
      'これは**重要**で、3*4*5である。',
      '[調査](https://example.org/a_(b))による。',
      '漢字《かんじ》と\uFF5C昨日《きのう》の話。',
    ]);
    expect(document.outlook?.blocks.map(shown)).toEqual([
      'これは**重要**で、3\\*4\\*5である。',
      '[調査](https://example.org/a_(b))による。',
      '{漢字|かんじ}と{昨日|きのう}の話。',
    ]);
    expect(warnings.filter(({ code }) => code === 'read-as-markup')).toEqual([
      { code: 'read-as-markup', line: 6 },
    ]);
  });
});

it('says once what is not set in the house style, and changes nothing', () => {
  const { document, warnings } = read([
    HEADLINE,
    '',
    LEDE,
    '',
    '今後の展望',
    '港(横浜)は深い?',
    '2020-2026年に"改修"した。',
  ]);
  expect(warnings.filter(({ code }) => code === 'house-style')).toEqual([
    { code: 'house-style', line: 6, text: '( ) \u00D72, ? \u00D71, " \u00D72, - \u00D71' },
  ]);
  expect(document.outlook?.blocks.map(shown)).toEqual(['港(横浜)は深い?', '2020-2026年に"改修"した。']);
});
