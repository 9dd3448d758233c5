/*
 * The one spelling in which search compares texts: of the index, of a query and of what is marked on the page. Everything here
 * works on one character and what belongs to it, so that a text folds the same whole or in pieces.
 */

/** A character with its marks, half-width sound marks and variation selectors. */
const CLUSTER = /[^\p{M}\uFF9E\uFF9F][\p{M}\uFF9E\uFF9F]*|[\p{M}\uFF9E\uFF9F]+/gu;
const SIMPLE = /^[\t\n -~\u2012-\u2015\u2018-\u201D\u3001-\u3035\u3041-\u3096\u30A1-\u30FC\u4E00-\u9FFF]*$/u;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
const MARKED_LATIN = /^[\p{sc=Latn}\p{sc=Grek}]\p{M}+/u;

/**
 * Characters that are written in two ways, each with the usual one: those of names, and old forms of one character. An old form that is a
 * character of its own as well is not here.
 */
const VARIANTS = new Map(
  (
    '髙高 﨑崎 邊辺 邉辺 濵浜 濱浜 澤沢 齋斎 齊斉 眞真 廣広 德徳 惠恵 櫻桜 國国 嶋島 嶌島 瀨瀬 瀧滝 龍竜 會会 學学 榮栄 圓円 ' +
    '淺浅 關関 縣県 萬万 壽寿 實実 顯顕 條条 檜桧 桒桑 舘館 當当 𠮷吉 體体 氣気 鐵鉄 發発 經経 濟済 勞労 團団 圖図 賣売 讀読 譯訳 ' +
    '醫医 鹽塩 驛駅 戰戦 單単 聲声 應応 擧挙 區区 黨党 權権 與与 假仮 價価 歸帰 舊旧 據拠 鑛鉱 號号 雜雑 殘残 參参 總総 數数 對対 ' +
    '臺台 灣湾 擔担 斷断 遲遅 鑄鋳 轉転 傳伝 燈灯 獨独 腦脳 拜拝 變変 寶宝 豐豊 滿満 來来 兩両 禮礼 勵励 樂楽 龜亀 戀恋 彌弥 曾曽'
  )
    .split(' ')
    .flatMap((pair) => {
      const [from, to] = Array.from(pair);
      return from && to ? [[from, to] as const] : [];
    }),
);

/** A text as search compares it. */
export function foldForSearch(text: string): string {
  if (SIMPLE.test(text)) return withUsualForms(text.toLowerCase());
  return (text.match(CLUSTER) ?? []).map(foldCluster).join('');
}

/**
 * The same, and where in the text each piece of it comes from.
 * @returns `starts[i]` and `ends[i]`: the part of `text` (UTF-16 units) that unit i of `folded` stands for
 */
export function foldWithPlaces(text: string): { folded: string; starts: number[]; ends: number[] } {
  if (SIMPLE.test(text)) {
    const starts = Array.from({ length: text.length }, (_, index) => index);
    return { folded: foldForSearch(text), starts, ends: starts.map((start) => start + 1) };
  }
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const piece = foldCluster(match[0]);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { folded, starts, ends };
}

function foldCluster(cluster: string): string {
  const composed = cluster.replace(INVISIBLE, '').normalize('NFKC').toLowerCase();
  const bare = MARKED_LATIN.test(composed.normalize('NFD'))
    ? composed.normalize('NFD').replace(/\p{M}/gu, '')
    : composed;
  return withUsualForms(bare.replaceAll('\u03C2', '\u03C3'));
}

const ANY_VARIANT = new RegExp(`[${[...VARIANTS.keys()].join('')}]`, 'gu');

const withUsualForms = (text: string) =>
  text.replace(ANY_VARIANT, (character) => VARIANTS.get(character) ?? character);
