import { describe, expect, it } from 'vitest';
import { piecesOf } from '../article/line-pieces.ts';
import { displayWidth } from '../text-width.ts';
import { breakLines } from './break-lines.ts';

/** A face in which a full-width character is as wide as it is high, and any other one half of that. */
const widthOf = (text: string) => displayWidth(text) / 2;

/** @param most in em */
const broken = (text: string, locale: 'ja' | 'en', most: number, mayTear = false) =>
  breakLines(piecesOf(text, locale), { most, widthOf, mayTear })?.lines;

describe('a Japanese headline, ten characters wide', () => {
  it.each([
    ['世界の貿易を', '左右する、', '海峡という細い道'],
    ['参議院は何を', '止められ、', '何を止められないのか'],
    ['量子コンピューターの', '完成前に、', '暗号を替える理由'],
    ['先端半導体はなぜ、', '3カ月と世界の', '分業を要するのか'],
    ['「空き家」900万戸、', 'どう減らすのか'],
    ['コーヒー豆が高い！', 'その理由は？'],
    ['1万5000円の壁を', '越えた電気料金'],
    ['米国の関税、', '約3割の品目で撤廃へ'],
    ['憲法第9条をめぐる', '議論、70年の歩み'],
    ['データセンターの', '電力需要、', '2030年に2倍へ'],
    ['（解説）改正法で', '変わる在留資格'],
    ['『源氏物語』の新訳、', '英語圏で読まれる理由'],
    ['ＡＩ半導体「不足は', '2027年まで続く」'],
    ['OpenAIとGoogleが', '競う検索の次の姿'],
    ['気温40℃の日、', '学校はどう動くか'],
    ['人口10万人の町が', '選んだ路面電車'],
    ['札幌・仙台・福岡で', '始まる実証実験'],
    ['あゝ、上野駅のその後'],
    ['津波'],
  ])('ends its lines between phrases: %s %s %s', (...lines) => {
    expect(broken(lines.join(''), 'ja', 10)).toEqual(lines.filter(Boolean));
  });

  it('loses the space at which a line ends, and no other', () => {
    expect(broken('日銀、政策金利を0.25％引き上げ　住宅ローンへの影響は', 'ja', 10)).toEqual([
      '日銀、政策金利を',
      '0.25％引き上げ',
      '住宅ローンへの影響は',
    ]);
    expect(broken('春闘　賃上げ', 'ja', 10)).toEqual(['春闘　賃上げ']);
  });
});

describe('an English headline, eleven em wide', () => {
  it.each([
    ['How Japan’s earthquake', 'warnings beat the', 'shaking, and why they', 'sometimes fail'],
    ['Why an advanced chip', 'takes three months and', 'half the world to make'],
    ['Bank of Japan raises', 'its policy rate', 'to 0.75 percent'],
    ['A $3 billion bet', 'on hydrogen – and', 'the doubts about it'],
    ['What 40 °C days', 'mean for schools'],
    ['Rent is up 12%', 'in Tokyo. Who pays?'],
    ['“Zombie firms” and the', 'end of cheap money'],
    ['The yen at 160:', 'why 5 million', 'households feel it'],
    ['Why the world', 'is giving up', 'the leap second'],
    ['In 2030 trains will', 'run without drivers'],
    ['No. 10 and the long', 'road to a budget'],
    ['The bill for', 'ten million tablets,', 'and who pays'],
    ['Tides'],
  ])('ends its lines between words, and keeps a number by its unit: %s / %s', (...lines) => {
    expect(broken(lines.join(' '), 'en', 11)).toEqual(lines.filter(Boolean));
  });
});

describe('a piece that is wider than a line', () => {
  it('is not torn by its first letter nor by its last two', () => {
    for (let most = 3; most <= 8; most++) {
      for (const line of broken('Internationalisation', 'en', most, true) ?? []) {
        expect(widthOf(line)).toBeLessThanOrEqual(most);
        expect(line.replace('-', '').length).toBeGreaterThanOrEqual(2);
      }
    }
    expect(broken('Abcdefghij', 'en', 4.5, true)?.join(' ')).toBe('Abcde- fghij');
  });

  it.each<[string, 'ja' | 'en', string[]]>([
    ['Floccinaucinihilipilification', 'en', ['Floccinaucinih-', 'ilipilification']],
    [
      'The Donaudampfschifffahrtsgesellschaft case',
      'en',
      ['The Donaudampfschifff-', 'ahrtsgesellschaft case'],
    ],
    [
      '欧州の独占Donaudampfschifffahrtsgesellschaft解体',
      'ja',
      ['欧州の独占Donaud-', 'ampfschifffahrts-', 'gesellschaft解体'],
    ],
    ['1234567890123456789012345', 'en', ['1234567890123', '456789012345']],
  ])('is torn with a hyphen where it is a word of letters: %s', (text, locale, lines) => {
    expect(broken(text, locale, 11, true)).toEqual(lines);
  });

  it('has no lines as long as nothing may be torn', () => {
    expect(broken('Floccinaucinihilipilification', 'en', 11)).toBeUndefined();
  });

  it('is torn between words, or else anywhere but where no line may end', () => {
    expect(broken('トルコ・シリア地震から3年、再建は進むか', 'ja', 10, true)).toEqual([
      'トルコ・シリア',
      '地震から3年、',
      '再建は進むか',
    ]);
    expect(broken('新型インフルエンザワクチンの供給、10月1日から', 'ja', 10, true)).toEqual([
      '新型インフルエンザ',
      'ワクチンの供給、',
      '10月1日から',
    ]);
  });
});

it('no line of any width begins or ends as none may, parts a number from its unit, or loses a character', () => {
  const text =
    '政府は「脱炭素（GX）」へ20兆円規模の投資を、10年間で150兆円超へ広げる計画だ。電力ーガス・水素のコスト、第6次計画と約3割の差！？';
  for (let most = 4; most <= 40; most++) {
    const lines = broken(text, 'ja', most, true) ?? [];
    expect(lines.join('')).toBe(text);
    for (const [index, line] of lines.entries()) {
      if (index > 0) expect(line).not.toMatch(/^[、。，．・：；？！）」』】ーゃゅょっ]/u);
      if (index < lines.length - 1) expect(line).not.toMatch(/[（「『【]$/u);
      // Where a phrase must be torn, its numbers may be.
      if (most >= 12 && index < lines.length - 1) expect(line).not.toMatch(/[\d第約]$/u);
    }
  }
});
