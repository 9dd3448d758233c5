import { isPictureLine } from './picture-line.ts';

/*
 * Lines below pictures that a text has lost: what is on them, when, and who took them.
 */

const LONGEST = 240;
const CAPTIONS: readonly RegExp[] = [
  // 横浜港の岸壁=3日、横浜市(本紙撮影); 会見する首相＝2026年11月3日、首相官邸
  /(?<=[^=＝]{4})[=＝](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:午前|午後|夜|朝|未明)?(?:[、,，].{1,40})?(?:[(（].{1,40}[)）])?$/u,
  /(?<=[^=＝]{4})[=＝][^=＝。]{2,40}(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[、,，][^。]{1,24})?$/u,
  /(?<=[^=＝]{4})[=＝][^=＝。]{1,30}(?:撮影|提供|写す|から|より)[)）]?$/u,
  /(?<=[^=＝]{6})[=＝](?:ロイター|ＡＰ|AP|ＡＦＰ|AFP|共同|時事|ゲッティ|アフロ|EPA|ＥＰＡ|新華社|聯合|本社.{0,12}|代表撮影|本人提供)$/u,
  /^(?:(?:video|image|images|photo|photos|photograph|photographs|illustration|graphic|courtesy)(?: is)? (?:courtesy )?of\s+\S.{1,60}|(?:image|photo|picture) source:\s*\S.{1,60}|\((?:image|photo|picture|graphic)s? (?:taken |is )?(?:from|by|via|courtesy of)\s.{1,80}\))$/iu,
  /^(?:file|handout|archive) (?:photo|picture|image)s? (?:of|shows?|dated)\s.{4,160}$/iu,
  /[(（](?:写真|画像|撮影|提供|出典|資料写真|イメージ|本紙|©|Photo|Image|Credit)[^()（）]{0,40}[)）]$/u,
  /[(（][^()（）。]{1,30}(?:撮影|提供|写す|資料写真|イメージ)[)）]$/u,
  /^[(（]?(?:写真|画像|イメージ写真|資料写真|サムネイル|アイキャッチ|トップ画像)(?:提供|説明|は)?\s*[:：=＝／/]\s*\S.*$/u,
  /^(?:写真|画像|図版?|図表|グラフ|表|Figure|Fig\.|Chart|Table|Graphic|図解)\s*[0-9０-９]{1,2}(?:[-.][0-9]{1,2})?[\s:：.．、　].{1,120}$/iu,
  /^[(（]?(?:photos?|photographs?|images?|pictures?|illustrations?|graphics?|charts?|credits?|photo credits?|image credits?|file photo|featured image|cover image|screenshot)\s*(?:by|:|：|courtesy(?: of)?)\s+\S.*$/iu,
  /(?:\/|\||via|[-–—])\s*(?:Getty Images|AFP|Reuters|AP(?: Photo)?|Shutterstock|iStock|Unsplash|EPA|Bloomberg|Alamy|PIXTA|アフロ|ロイター|共同|時事|ゲッティ.*)(?:[/ ].{0,40})?[)）]?\.?$/u,
  /[(（](?:[^()（）]{0,40}(?:Getty Images|AFP|Reuters|AP Photo|Shutterstock|iStock|Unsplash|EPA|Alamy|PIXTA|アフロ)[^()（）]{0,40})[)）]\.?$/u,
  /^[^。]{4,120}\s(?:©|\(C\)|Ⓒ)\s?\S.{0,60}$/u,
  /^(?:.{4,160}[.。]\s)?(?:Photo(?:graph)?|Image|Illustration|Picture):?\s(?:by\s)?[A-Z][\p{L}.'’ ]+(?:\/\s?\p{L}.{1,40})?$/u,
  /^[^。]{1,30}(?:の)?イメージ(?:画像|写真|図)?$/u,
  /^[\p{Lu}\d .'’-]{3,40}\s?\/\s?[\p{Lu}\d .-]{2,30}$/u,
];

/** Whether a line is the caption of a picture or figure that is not in the text. */
export function isCaption(line: string): boolean {
  if (line.length > LONGEST && !isPictureLine(line)) return false;
  return isPictureLine(line) || CAPTIONS.some((pattern) => pattern.test(line));
}
