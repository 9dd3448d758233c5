import type { ArticleDocument, Block } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';

/*
 * An article with a block of every kind, in both languages, as editors would write it. Its numbers are invented. Ids, numbers,
 * dates and settings are the same in both, as the store keeps them.
 */

/** The ids of its pictures: a photograph, a graphic, a still of a video. */
export type FigureMedia = { photograph: string; graphic: string; still: string };

export function figuresDocument(locale: Locale, media: FigureMedia): ArticleDocument {
  const say = (ja: string, en: string) => (locale === 'ja' ? ja : en);
  const paragraph = (id: string, ja: string, en: string): Block => ({
    id,
    kind: 'paragraph',
    text: say(ja, en),
  });
  return {
    v: 2,
    headline: say('港の三年、貨物は戻ったか', 'Three years on, has the harbour recovered?'),
    lede: say(
      '取扱量は震災前の水準を超えた。だが内訳を見ると、戻ったのは輸入だけである[^1]。',
      'Cargo is above its level before the earthquake. Look closer, and only imports have come back.[^1]',
    ),
    whyItMatters: {
      blocks: [
        paragraph(
          'w1',
          '港湾の復旧費は来年度に国の負担が半分になる。続けるかどうかの判断は、この春の数字で決まる。',
          'From next year the state pays only half of the repairs. Whether they go on will be decided by this spring’s figures.',
        ),
        { id: 'w2', kind: 'pullquote', text: say('戻ったのは輸入だけである', 'Only imports have come back') },
      ],
    },
    keyPoints: {
      points: [
        {
          id: 'k1',
          label: say('輸入が先に', 'Imports first'),
          text: say('輸入は震災前の一割増。', 'Imports are a tenth above their old level.'),
        },
      ],
    },
    analysis: {
      title: say('数字の内側', 'Behind the total'),
      parts: [
        {
          id: 'a1',
          heading: say('品目ごとに見る', 'By kind of cargo'),
          blocks: [
            paragraph(
              'a2',
              '合計だけを見れば回復は終わっている。品目ごとの表はそうは言わない。',
              'By the total the recovery is over. The table by cargo says otherwise.',
            ),
            {
              id: 't1',
              kind: 'table',
              title: say('主な品目の取扱量（万トン）', 'Main cargoes, 10,000 tonnes'),
              columns: [
                { id: 'c1', label: say('品目', 'Cargo') },
                { id: 'c2', label: say('震災前', 'Before') },
                { id: 'c3', label: say('昨年', 'Last year') },
                { id: 'c4', label: say('増減率', 'Change') },
                { id: 'c5', label: say('主な相手港', 'Main port'), align: 'left' },
                { id: 'c6', label: say('岸壁', 'Quay'), align: 'center' },
              ],
              rows: [
                row(
                  'r1',
                  say('液化天然ガス', 'Liquefied gas'),
                  '812',
                  '1,043',
                  '28.4%',
                  say('ダーウィン', 'Darwin'),
                  say('東', 'East'),
                ),
                row(
                  'r2',
                  say('コンテナ', 'Containers'),
                  '640.5',
                  '588.0',
                  '-8.2%',
                  say('釜山[^2]', 'Busan[^2]'),
                  say('西', 'West'),
                ),
                row(
                  'r3',
                  say('木材チップ', 'Wood chips'),
                  '95',
                  '12.5',
                  '-86.8%',
                  say('—', '–'),
                  say('北', 'North'),
                ),
              ],
              note: say('「震災前」は直前三年の平均。', '“Before” is the mean of the three years before.'),
              source: say('港湾局の月報[^1]', 'Monthly reports of the port office[^1]'),
            },
            {
              id: 'p1',
              kind: 'pictures',
              pictures: [
                {
                  id: 'p2',
                  media: media.photograph,
                  caption: say(
                    '復旧した東岸壁。四月に最初の船が着いた',
                    'The east quay, rebuilt. The first ship came in April',
                  ),
                  alt: say('岸壁に並ぶ三基のクレーン', 'Three cranes along a quay'),
                  credit: say('山田花子', 'Hanako Yamada'),
                },
              ],
            },
            {
              id: 'q1',
              kind: 'quote',
              text: say(
                '船は約束ではなく、深さを見て港を選ぶ。',
                'Ships do not choose a harbour by its promises. They choose it by its depth.',
              ),
              by: say('港湾局長の会見、三月四日[^2]', 'The head of the port office, 4 March[^2]'),
            },
            {
              id: 'o1',
              kind: 'ordered',
              items: [
                { id: 'o2', text: say('航路を十二メートルまで掘る', 'Dredge the channel to twelve metres') },
                { id: 'o3', text: say('夏までに測量を終える', 'finish the survey by summer'), level: '2' },
                { id: 'o4', text: say('秋から二隻で掘る', 'two dredgers from autumn'), level: '2' },
                { id: 'o5', text: say('北岸壁を直す', 'Repair the north quay') },
              ],
            },
            {
              id: 'l1',
              kind: 'list',
              items: [
                { id: 'l2', text: say('輸出の三品目', 'Three exports') },
                { id: 'l3', text: say('木材', 'timber'), level: '2' },
                { id: 'l4', text: say('水産物', 'fish'), level: '2' },
              ],
            },
          ],
        },
        {
          id: 'b1',
          heading: say('三年の経過', 'Three years'),
          blocks: [
            {
              id: 'tl1',
              kind: 'timeline',
              title: say('港のあゆみ', 'What happened when'),
              events: [
                {
                  id: 'tl2',
                  date: '2024-03-15',
                  text: say('地震で全岸壁が使えなくなる。', 'An earthquake closes every quay.'),
                },
                {
                  id: 'tl3',
                  date: '2025-06',
                  text: say('西岸壁が再開する[^1]。', 'The west quay reopens.[^1]'),
                },
                {
                  id: 'tl4',
                  date: '2026-Q1',
                  text: say('輸入が震災前を超える。', 'Imports pass their old level.'),
                },
                {
                  id: 'tl5',
                  date: '2027',
                  text: say('国の負担が半分になる。', 'The state halves its share.'),
                },
                { id: 'tl6', date: '2030s', text: say('北岸壁。', 'The north quay.') },
              ],
              source: say('港湾局', 'Port office'),
            },
            {
              id: 'f1',
              kind: 'factbox',
              title: say('航路の深さとは', 'What depth means'),
              items: [
                {
                  id: 'f2',
                  text: say(
                    '大型船は満載で十四メートル沈む。',
                    'A large ship draws fourteen metres when full.',
                  ),
                },
                {
                  id: 'f3',
                  text: say('浅い港へは荷を減らして入る。', 'For a shallow harbour it carries less.'),
                },
              ],
            },
            {
              id: 'p3',
              kind: 'pictures',
              pictures: [
                {
                  id: 'p4',
                  media: media.graphic,
                  role: 'graphic',
                  caption: say('航路の断面', 'The channel in section'),
                  alt: say('深さ九メートルの航路の断面図', 'A section of the channel, nine metres deep'),
                  credit: say('編集部', 'Newsroom'),
                },
                {
                  id: 'p5',
                  media: media.photograph,
                  role: 'provided',
                  caption: say('測量船', 'A survey ship'),
                  alt: say('小さな測量船', 'A small survey ship'),
                  credit: say('港湾局', 'Port office'),
                },
              ],
            },
          ],
        },
      ],
    },
    insight: {
      items: [
        {
          id: 'i1',
          kind: 'policy',
          blocks: [
            {
              id: 'iv1',
              kind: 'interview',
              exchanges: [
                {
                  id: 'iv2',
                  question: say('なぜ輸出は戻らないのですか', 'Why have exports not come back?'),
                  text: say(
                    '荷主は三年のあいだに別の港と契約した。',
                    'Shippers signed with other harbours in those three years.',
                  ),
                },
                {
                  id: 'iv3',
                  question: say('深くすれば戻りますか', 'Would depth bring them back?'),
                  text: say('契約が切れる二年後なら。', 'In two years, when the contracts end.'),
                },
              ],
            },
            {
              id: 'sp1',
              kind: 'speech',
              turns: [
                {
                  id: 'sp2',
                  speaker: say('議長', 'Chair'),
                  text: say('費用は足りますか。', 'Is there money enough?'),
                },
                {
                  id: 'sp3',
                  speaker: say('局長', 'Director'),
                  text: say(
                    '測量が終わるまで、答えはありません。',
                    'Until the survey is done there is no answer.',
                  ),
                },
              ],
            },
            {
              id: 'cd1',
              kind: 'card',
              url: 'https://www.example.org/harbour',
              title: say('映像：東岸壁に最初の船', 'Video: the first ship at the east quay'),
              text: say('港湾局の記録、四分', 'By the port office, four minutes'),
              media: media.still,
            },
          ],
        },
      ],
    },
    outlook: {
      blocks: [
        paragraph('x1', '測量の結果は九月に出る。', 'The survey reports in September.'),
        {
          id: 'ch1',
          kind: 'chart',
          title: say('月ごとの取扱量', 'Cargo by month'),
          form: 'line',
          unit: say('万トン', '10,000 tonnes'),
          columns: [
            { id: 'd1', label: say('月', 'Month') },
            { id: 'd2', label: say('輸入', 'Imports'), highlight: 'yes' },
            { id: 'd3', label: say('輸出', 'Exports') },
          ],
          rows: [
            { id: 'm1', cells: { d1: '2026-01', d2: '88', d3: '41' } },
            { id: 'm2', cells: { d1: '2026-02', d2: '92.5', d3: '40' } },
            { id: 'm3', cells: { d1: '2026-03', d2: '101', d3: '38.5' } },
          ],
          source: say('港湾局', 'Port office'),
        },
      ],
    },
  };
}

function row(id: string, ...texts: string[]) {
  return { id, cells: Object.fromEntries(texts.map((text, index) => [`c${index + 1}`, text])) };
}
