import { describe, expect, it } from 'vitest';
import { cutTagLine } from './cut-tags.ts';

/** Reads "known · ?unknown · [tie]" with the wordings as the only ones; ids count from 0. */
const cut = (line: string, ...wordings: string[]) => {
  const tags = wordings.map((wording, id) => ({ id, wordings: [wording] }));
  const shown = cutTagLine(line, tags).pieces.map((piece) => {
    if (piece.kind === 'known')
      return wordings[piece.tagId] === piece.text ? piece.text : `${piece.text}=${piece.tagId}`;
    if (piece.kind === 'unknown') return `?${piece.text}`;
    return `[${piece.readings.map((reading) => reading.map(({ text }) => text).join('+')).join(' or ')}]`;
  });
  return shown.join(' ');
};

describe('cutTagLine', () => {
  it('cuts a line without separators into known tags', () => {
    expect(cut('図書館地方自治読書', '図書館', '地方自治', '読書')).toBe('図書館 地方自治 読書');
    expect(
      cut('Local GovernmentReadingUrban Planning', 'Reading', 'Local Government', 'Urban Planning'),
    ).toBe('Local Government Reading Urban Planning');
  });

  it('finds a true tie and does not decide it', () => {
    expect(cut('東京都知事', '東京', '都知事', '東京都', '知事')).toBe('[東京+都知事 or 東京都+知事]');
    expect(cut('中国経済安全保障', '中国', '中国経済', '経済安全保障', '安全保障')).toBe(
      '[中国+経済安全保障 or 中国経済+安全保障]',
    );
  });

  it('is sure of what stands around a tie', () => {
    expect(cut('読書東京都知事図書館', '東京', '都知事', '東京都', '知事', '読書', '図書館')).toBe(
      '読書 [東京+都知事 or 東京都+知事] 図書館',
    );
  });

  it('prefers one longer tag to two short ones, and is not greedy', () => {
    expect(cut('東京都知事', '東京', '都知事', '東京都', '知事', '東京都知事')).toBe('東京都知事');
    expect(cut('地方自治体育館', '地方自治体', '地方自治', '体育館')).toBe('地方自治 体育館');
  });

  it('proposes what no tag is called', () => {
    expect(cut('図書館宇宙開発読書', '図書館', '読書')).toBe('図書館 ?宇宙開発 読書');
    expect(cut('', '図書館')).toBe('');
  });

  it('finds known tags between unknown ones', () => {
    expect(
      cut('トランプ政権未知語ウクライナ謎のタグ国際関係', 'トランプ政権', 'ウクライナ', '国際関係'),
    ).toBe('トランプ政権 ?未知語 ウクライナ ?謎のタグ 国際関係');
    expect(
      cut(
        'Trump AdministrationFrobnicationUkraineWidget StudiesRussia',
        'Trump Administration',
        'Ukraine',
        'Russia',
      ),
    ).toBe('Trump Administration ?Frobnication Ukraine ?Widget Studies Russia');
  });

  it('does not cut a word of katakana in two unless both halves are known', () => {
    expect(cut('インドネシア経済', 'インド', '経済')).toBe('?インドネシア 経済');
    expect(cut('ウクライナロシア', 'ウクライナ', 'ロシア')).toBe('ウクライナ ロシア');
  });

  it('finds a known word of katakana beside an unknown one that is long enough to be a word', () => {
    expect(cut('ロシアベラルーシ地政学', 'ロシア', '地政学')).toBe('ロシア ?ベラルーシ 地政学');
    expect(cut('ベラルーシロシア', 'ロシア')).toBe('?ベラルーシ ロシア');
    expect(cut('アメリカン', 'アメリカ')).toBe('?アメリカン');
    expect(cut('ドイツェルンスト', 'ドイツ')).toBe('?ドイツェルンスト');
  });

  it('proposes names with capitals in them whole, and asks about rows of known acronyms', () => {
    expect(cut('OpenAISpaceXSemiconductors', 'Semiconductors', 'AI')).toBe('?OpenAI ?SpaceX Semiconductors');
    expect(cut('DeepMindNVIDIA', 'AI')).toBe('?Deep ?MindNVIDIA');
    expect(cut('AIEU', 'AI', 'EU')).toBe('[AI+EU]');
    expect(cut('NATOEUWTO', 'NATO', 'EU', 'WTO')).toBe('[NATO+EU+WTO]');
    expect(cut('ASEAN', 'EAN')).toBe('?ASEAN');
  });

  it('cuts written words only where another begins', () => {
    expect(cut('AIChina半導体5GSpectrum半導体AI', 'AI', 'China', '5G', '半導体')).toBe(
      'AI China 半導体 5G ?Spectrum',
    );
    expect(cut('Chinatown', 'China', 'town')).toBe('?Chinatown');
    expect(cut('OpenAIYouTube', 'OpenAI', 'YouTube', 'Open', 'AI', 'You', 'Tube')).toBe('OpenAI YouTube');
    expect(cut('Night BusesLate Shops', 'Bus')).toBe('?Night Buses ?Late Shops');
  });

  it('takes separators as the author set them, except within a known name', () => {
    expect(cut('図書館、宇宙開発、Late Shops, 読書', '図書館', '読書', '宇宙')).toBe(
      '図書館 ?宇宙開発 ?Late Shops 読書',
    );
    expect(cut('C++、#港、＃水門、C#', '港', 'C#')).toBe('?C++ 港 ?水門 C#');
    expect(cut('#図書館 #C#', '図書館', 'C#')).toBe('図書館 C#');
    expect(cut('マリー・キュリー・図書館・新語', 'マリー・キュリー', '図書館', 'マリー')).toBe(
      'マリー・キュリー 図書館 ?新語',
    );
    expect(cut('Washington, D.C., Reading', 'Reading', 'Washington, D.C.')).toBe('Washington, D.C. Reading');
    expect(cut('Reading | 図書館・読書', 'Reading', '図書館', '読書')).toBe('Reading 図書館 読書');
  });

  it('compares without regard to width and case, and keeps the text as written', () => {
    expect(cut('ＡＩｶﾞﾗｽ図書館', 'AI', 'ガラス', '図書館')).toBe('ＡＩ=0 ｶﾞﾗｽ=1 図書館');
    expect(cut('𠮷野家図書館👩\u200D💻読書', '𠮷野家', '図書館', '読書')).toBe(
      '𠮷野家 図書館 ?👩\u200D💻 読書',
    );
  });

  it('keeps a tag once that is named twice', () => {
    expect(cut('図書館読書図書館', '図書館', '読書')).toBe('図書館 読書');
  });

  it('lists 8 readings at most and answers for the longest line', () => {
    const tags = ['あ', 'ああ', 'あああ'].map((wording, id) => ({ id, wordings: [wording] }));
    const [tie, ...others] = cutTagLine('あ'.repeat(2_000), tags).pieces;
    expect(others).toEqual([]);
    expect(tie?.kind === 'tie' && tie.readings.length).toBe(8);
    expect(cutTagLine('あ'.repeat(2_001), tags).pieces).toEqual([
      { kind: 'unknown', text: 'あ'.repeat(2_001) },
    ]);
  });
});
