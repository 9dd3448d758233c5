import { matchKey } from '#lib/article/normalize.ts';
import { bulletText } from '../lines/bullets.ts';
import { hasContent } from '../lines/sentence.ts';

/*
 * What pages print around an article and readers do not miss: buttons, paywalls, menus, legal lines. Each pattern is for a
 * whole line after `matchKey`, without its bullet.
 */

/** Furniture wherever it stands. */
const SURE: readonly RegExp[] = [
  // paid articles
  /^(?:この記事は|これは)?(?:有料|会員限定|登録会員限定|プレミアム|無料会員限定)(?:会員)?(?:限定)?(?:の)?(?:記事|コンテンツ)(?:です|になります)?。?$/u,
  /^(?:残り|あと|全文)[\s:]*[約]?[\d,]+\s*文字.*$/u,
  /^\(?(?:この記事は)?(?:有料|会員)(?:会員)?(?:限定|登録|ログイン).{0,30}(?:読め|ご覧|お読み|閲覧|続き).{0,20}$/u,
  /^(?:ここから先は|この先は|続きは|この記事の続き).{0,40}(?:会員|登録|購入|有料|ログイン|お読み|ご覧|読め).{0,30}$/u,
  /^(?:すでに|既に)?(?:会員|登録|購読)の方は.{0,24}$/u,
  /^(?:無料|有料|新規)?(?:会員|ユーザー)?登録(?:する|はこちら|して.{0,20}|\(無料\))?$/u,
  /^(?:この|こちらの)(?:記事|ページ|コンテンツ|写真)(?:を|は|の|に)(?:シェア|共有|保存|印刷|友達|twitter|facebook|ブックマーク|評価|コメント|ツイート|ポスト).*$/u,
  /^(?:this (?:article|content|story) is|to continue reading|to read (?:the|this) full|already a (?:subscriber|member)|not a (?:subscriber|member)|subscribe (?:to|now|for)|sign up (?:for|to|here|now)|sign in to|log in to|register (?:for|to|now)|get started(?: now)?$|get unlimited|create (?:a|your) free|start your (?:free )?(?:trial|subscription)).{0,100}$/u,
  /^.{0,80}(?:delivered (?:directly |straight )?to your (?:inbox|email)|curated by our editors|in your inbox|sign up for (?:our|the|free)|subscribe to our).{0,60}$/u,
  // shares and reading aids
  /^(?:(?:記事|リンク|url|ページ|クリップボード)(?:を|に)?)(?:シェア|共有|保存|印刷|コピー|ブックマーク)(?:する|しました)?$/u,
  /^(?:この記事を|みんなに|友達に|sns(?:で|に))?(?:シェア|ツイート|ポスト|共有|拡散|フォロー)(?:する|しよう|しませんか|してください|list)?!?$/u,
  /^(?:シェア|ツイート|ポスト|つぶやく|共有|送る|リンクをコピー|印刷|印刷する|保存する|ブックマーク|はてなブックマーク|はてブ|lineで送る|line(?:で)?シェア|(?:facebook|fb|x|twitter|line|はてな(?:ブックマーク)?|pocket|feedly|note|メール|smartnews|newspicks)\s?(?:で|に|を)(?:シェア|ポスト|ツイート|送る|共有|投稿|保存|ブックマーク|書く|購読|読む|フォロー)(?:する)?)(?:\s*\d+)?$/u,
  /^(?:share|tweet)(?: (?:this|on|via|to|with|the)(?: .{0,40})?)?$|^(?:share )?all sharing options(?: for:? .{1,160})?$|^share this:? .{0,60}$/u,
  /^(?:copy (?:the )?(?:link|url)|link copied!?|copied!?|print(?: this)?(?: article| page)?|email this(?: article)?|save (?:this )?(?:article|story)|gift (?:this )?article|add (?:us|.{0,30}) (?:as a )?(?:preferred source )?on google.*|listen to (?:this|the) (?:article|story).*|read aloud|text size|play video|watch now)$/u,
  /^(?:文字サイズ|文字の大きさ|文字サイズ変更)(?:.{0,12})?$/u,
  /^(?:この記事は|読了時間?|所要時間|読了目安|読むのにかかる時間)[\s:は:]*(?:約)?\s*\d+\s*分.*$/u,
  /^(?:estimated )?(?:read(?:ing)? time[:\s]*)?(?:about )?\d+[\s-]*min(?:ute)?s?(?: read)?$/u,
  /^\d[\d,.]*\s*k?\s*(?:comments?|shares?|views?|likes?|claps?|replies|件のコメント|回視聴|pv|view|いいね!?|シェア|リアクション)$/u,
  /^(?:コメント|いいね!?|リアクション|閲覧数|view)[\s:(]*[\d,]+\s*(?:件)?\)?$/u,
  /^(?:編集部(?:に|へ)(?:メッセージを送る|の情報提供はこちら)|.{0,24}(?:への情報提供|へのお問い合わせ)はこちら|この記事が気に入ったら.{0,12}|(?:メールマガジン|メルマガ|ニュースレター)(?:の)?(?:購読|登録|配信)(?:の)?(?:お申し?込み|登録|停止).{0,12}|.{0,24}(?:毎朝|毎日|毎週)?メールで(?:まとめ読み|お届け|購読).{0,20}|.{0,24}(?:の)?記事一覧(?:を(?:みる|見る)|へ)?)$|^(?:コメント(?:を(?:書く|見る|投稿する|残す)|欄|する)|leave a (?:comment|reply)|join the (?:discussion|conversation)|view comments|post a comment|show comments)$/u,
  /^(?:follow|find|like|join|connect with) (?:us|the|@|our|.{1,30} on (?:x|twitter|facebook|instagram|linkedin|threads|bluesky|google)).{0,80}$/u,
  /^(?:公式)?(?:x|twitter|facebook|line|instagram|youtube|メルマガ|メールマガジン|ニュースレター|newsletter)(?:を|に|で)(?:フォロー|登録|購読|友だち追加).{0,24}$/u,
  /^(?:.{0,30}を?)?(?:フォロー|フォローする|フォロー中|お気に入り登録|通知を受け取る|クリップする?|あとで読む|後で読む|マイページに保存|キーワードをフォロー)(?:する)?$/u,
  // pictures and advertisements
  /^(?:(?:写真|画像|図表?|グラフ)(?:を|の)?(?:拡大|クリック|タップ|もっと見る|見る|一覧).{0,12}|(?:クリック|タップ)(?:で|して|すると)拡大.{0,8}|拡大(?:する|画像|写真)?(?:を見る)?|全画面(?:表示)?|画像一覧|フォトギャラリー.{0,10}|enlarge(?: image)?|view (?:image|gallery|larger).{0,20}|click to (?:enlarge|expand|view).{0,20}|image \d+ of \d+|\d+ ?\/ ?\d+ ?枚?(?:ページ|pages?)?)$/u,
  /^(?:toggle caption|enlarge this image|expand|(?:image|photo|picture) (?:source|slideshow)|slideshow \(? ?\d+ images? ?\)?|\(?(?:クリック|タップ)(?:して|すると|で)?(?:拡大|大きく).{0,8}\)?|video\s?\d{1,2}:\d{2}.{0,12}|watch live|listen live|now playing)$/u,
  /^(?:this (?:article|story) is more than \d+ years? old|this story is from .{4,30}|.{0,40}contributed to this (?:report|story|article)\.?|(?:reporting|writing|compiled) by .{1,300})$/u,
  /^(?:story continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?|article continues (?:below|after).{0,20}|advertisement(?: - scroll to continue)?|skip advertisement|sponsored links?|スポンサー(?:ド)?リンク|広告の(?:後|あと)にも続きます|\[?(?:ad|pr|広告)\]?)$/u,
  // menus and legal lines
  /^(?:続き(?:を|は)(?:読む|見る|こちら)|全文を(?:読む|表示|見る)|もっと(?:見る|読む|詳しく)|すべて(?:見る|表示)|一覧(?:へ|を見る|に戻る)?|記事一覧(?:へ|を見る|に戻る)?|(?:前|次)の(?:記事|ページ)(?:へ|を読む)?|(?:前|次)へ|トップ(?:ページ|へ|に戻る|ページへ|ページに戻る)+|ホームに戻る|ページ(?:の)?(?:先頭|トップ|上部)(?:へ|に)(?:戻る)?|メニュー(?:を開く|を閉じる)?|閉じる|ログイン(?:する)?|ログアウト|検索|サイト内検索|本文へ(?:スキップ|移動)?)$/u,
  /^(?:メイン)?(?:メニュー|ナビゲーション).{0,12}(?:とばして|飛ばして|スキップ).{0,24}$|^(?:このページの)?本文(?:エリア)?(?:へ|に)(?:移動|スキップ|ジャンプ).{0,8}$|^(?:続き|つづき)は.{0,16}(?:ご覧|紙面|本紙|こちら|購読|お読み).{0,12}$|^.{0,20}(?:もっと見る|一覧を見る|一覧へ)$|^pdf版?(?:の|は)?(?:ご案内|はこちら|ダウンロード)$|^(?:営業時間|定休日|受付時間|営業日)[\s:/].{1,40}$|^thanks for reading.{0,120}$/u,
  /^(?:skip (?:to )?(?:main )?(?:content|navigation)|jump to content|continue reading.{0,30}|read (?:the )?full (?:story|article|report).{0,20}|show more|see more|see all|view all|load more|back to (?:top|home|.{1,20})|(?:next|previous) (?:article|story|post|page)|main menu|open menu|close(?: menu)?|sign in|log ?in|log ?out|sign up|register|subscribe|subscribe now|newsletters?)$/u,
  /^(?:©|\(c\)|copyright\b|コピーライト).{0,160}$/u,
  /^.{0,80}(?:all rights reserved|無断転載|無断複製|無断(?:で)?の?(?:転載|複製|引用)|転載を?(?:禁|固くお断)|著作権は).{0,80}$/u,
  /^(?:利用規約|プライバシーポリシー|個人情報(?:保護方針|の取り扱い)(?:について)?|特定商取引法.{0,16}|運営会社|会社概要|サイトマップ|お問い合わせ|広告掲載(?:について)?|terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookie (?:policy|settings|preferences)|accept (?:all )?cookies|contact us|about us|advertise with us)$/u,
  /^(?:our standards: .*|this article (?:was|has been) (?:originally |first )?(?:published|updated|amended|corrected).{0,160}|republish(?:ed)? (?:this article|with permission).{0,120}|reporting by .{0,160}|(?:editing|additional reporting) by .{0,160})$/u,
];

/** Furniture above the text and below it; in between it may be what the text is about. */
const AT_THE_EDGES: readonly RegExp[] = [
  /^(?:x|twitter|facebook|line|instagram|youtube|linkedin|whatsapp|telegram|reddit|pinterest|pocket|hatena|はてな|note|threads|bluesky|tumblr|flipboard|feedly|rss|email|e-mail|mail|メール|messenger|sms|google news|googleニュース|smartnews|newspicks)$/u,
  /^(?:印刷|保存|共有|コピー|コメント|いいね!?|通知|大|中|小|標準|ホーム|home|top|トップ|menu|search|share|print|save|comment|comments|like|follow|more|listen|gift|language|english|日本語|close|prev|next|目次|記事|ニュース|動画|写真|画像|feature|tech|テキスト|html|pdf|電子書籍|ダウンロード|クリップ|ブックマーク|一覧|aa|small|medium|large|\+?text ?size|articles?|ranking|\d{1,3}(?:,\d{3})+|i?stock ?(?:photo)?|getty images|shutterstock|reuters|pixabay|unsplash|closing bell|ランキング|daily|weekly|monthly|buy|linkedin|reddit|share all|link copied|print ブックマーク|いいね!? print ブックマーク|live|live updates?|updated?|breaking(?: news)?|速報|blog|ブログ|category|categories|カテゴリー?|column|コラム|有料|有料記事|会員限定|無料|premium|exclusive|pickup|ピックアップ|new|advertisement|photo|photos|video|audio)$/u,
  /^(?:(?:most|more) (?:read|popular|viewed|shared|recent)(?: .{0,20})?|trending(?: now)?|popular (?:posts?|stories|articles|now)|editors?'? picks?|top stories|latest (?:news|stories|articles)|in this article|on this page|(?:table of )?contents|topics|about the authors?|image credits?.{0,80})$/u,
];

/** What heads a list of other articles that no editor chose for this one. */
const POPULAR =
  /^(?:(?:人気|おすすめ|お薦め|オススメ|注目|新着|最新|話題|急上昇|よく読まれて?いる|アクセス|pick ?up|ピックアップ)の?(?:記事|ニュース|ランキング|コンテンツ|トピックス|キーワード|動画|特集|連載)+(?:一覧|ランキング)?|(?:アクセス|記事|人気|週間|デイリー|総合)ランキング|recommended(?: (?:for you|reading|stories|articles))?|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|most (?:read|popular|viewed).{0,20}|trending(?: now)?|popular (?:posts?|stories|articles)|editors'? picks?|more from .{1,40}|today'?s top .{1,20})$/u;

const LONGEST = 220;

/** Whether a line is furniture; `edge` where it stands above the first or below the last sentence of the article. */
export function isFurniture(line: string, { edge }: { edge: boolean }): boolean {
  if (line.length > LONGEST) return false;
  if (!hasContent(line)) return true;
  const key = keyOf(line);
  return (
    SURE.some((pattern) => pattern.test(key)) || (edge && AT_THE_EDGES.some((pattern) => pattern.test(key)))
  );
}

/** Whether a line heads popular articles: what follows it is furniture too. */
export function headsPopular(line: string): boolean {
  return line.length <= 60 && POPULAR.test(keyOf(line).replace(/[\s:]+$/u, ''));
}

/** A path through a site: `ホーム > 経済 > 市場`. */
export function isBreadcrumb(line: string): boolean {
  const steps = line.normalize('NFKC').split(/\s*[>›»/]\s*/u);
  return (
    steps.length >= 2 &&
    line.length <= 120 &&
    /[>›»＞]/u.test(line) &&
    !line.includes('<') &&
    steps.every((step) => step.length <= 40 && step !== '') &&
    /^(?:ホーム|トップ|top|home|ニュース|news)/iu.test(line)
  );
}

function keyOf(line: string): string {
  const text = (bulletText(line) ?? line).replace(
    /^[\p{So}\p{Sk}\u25A0-\u25FF\u2190-\u21FF\uFF1E>»›+＋]+\s*|[\s\u25BC\u25BD\u2192\u25B6\u25B7\uFF1E>»›→]+$/gu,
    '',
  );
  return matchKey(text.replace(/^[\u3010\uFF3B[]([^\u3011\uFF3D\]]*)[\u3011\uFF3D\]]$/u, '$1')).replace(
    /\u2019/g,
    "'",
  );
}
