import type { Section } from '#lib/article/document.ts';

/*
 * What sections are called, by the way such titles are made. Fixed wordings are in labels.ts; here is what the wild adds.
 * Patterns see a wording after NFKC, in lower case, without signs; Japanese without spaces, English with single ones.
 */

/**
 * `keeps`: the wording says something itself, so it stays as a heading (背景, Between the lines) or an item's label
 * (投資家への示唆). `if`: it can be two things, and only this shape of what follows makes it the section; else it is
 * `otherwise`.
 */
export type Wording = {
  kind: Section | 'source' | 'tags' | 'related';
  keeps?: true;
  if?: 'list';
  otherwise?: Wording;
};
type Pattern = Wording & { is: RegExp };

const JA: readonly Pattern[] = [
  {
    kind: 'outlook',
    is: /^(?:まとめ|結論|総括|課題|影響)?(?:と|および)?(?:今後|これから|将来|この先|先行き|中長期|短期|来年|今年|来期|来週)(?:について|に向けた|に関する|を占う|の|は)?.{0,8}(?:展望|見通し|見込み|見立て|焦点|動き|動向|展開|予定|課題|注目点|行方|シナリオ|スケジュール|方向性|ポイント|予測|方針|対応|視点|可能性|鍵|カギ|流れ|一手|ロードマップ)(?:と.{1,8})?$/u,
  },
  {
    kind: 'outlook',
    is: /^(?:今後|これから|この先|将来)(?:は|に)?(?:一体)?(?:どう|何が|なにが)(?:なる|する|動く|変わる|起きる|起こる|進む).{0,4}$|^(?:今後|これから)(?:に|の)?(?:注目|期待).{0,10}$|^次に(?:何が|なにが)?(?:起きる|起こる|来る).{0,6}$|^(?:次|次回|今後)の(?:焦点|一手|ステップ|注目点|注目材料|予定)は?$|^(?:将来|市場|業績|景気|中期|長期|短期)?(?:展望|見通し|先行き)$|^(?:今後の)?(?:注目|着目)(?:すべき|したい|される)?(?:点|ポイント|材料|イベント|スケジュール)$|^(?:おわり|終わり|最後|結び|むすび)に(?:かえて)?$/u,
  },
  {
    kind: 'whyItMatters',
    is: /^(?:今|いま|そもそも)?(?:なぜ|どうして|何故).{0,30}(?:重要|大切|大事|注目|意味|必要|問題|関係|気にす)(?:な|に|を|が|す|され(?:る|て(?:いる|きた))?|視され(?:る|ている)?|になる|がある|るべき|すべき)*(?:の|なの|ん|るの)?(?:か|だ|です)?(?:か)?$/u,
  },
  {
    kind: 'whyItMatters',
    is: /^なぜ(?:今|いま)(?:なの)?か$|^(?:何|なに|どこ)が(?:そんなに)?(?:重要|大事|大切|すごい|問題|注目)(?:な|なの|の)?(?:か|ですか)?$/u,
  },
  {
    kind: 'whyItMatters',
    is: /^(?:この|今回の|本|同)?(?:ニュース|記事|発表|件|話|動き|話題|出来事|決定|発見|研究|調査|変更|合意)?(?:の|が|を|に)?(?:重要性|意義|意味|意味合い|位置づけ|インパクト|重要である理由|重要な理由|重要な(?:わけ|訳)|注目理由|注目(?:される|すべき|した|する|の)(?:理由|わけ|背景)|知っておくべき理由|大切な理由)$/u,
  },
  {
    kind: 'insight',
    keeps: true,
    is: /^(?:.{1,14})(?:へ|に対する|にとって)の?(?:示唆|教訓|提言|含意|インプリケーション|ヒント|学び|アドバイス|意味合い|意味)$|^(?:示唆|教訓|提言|含意|インプリケーション|学び)$|^.{0,8}(?:から|が)(?:得られる|示す|学べる)(?:示唆|教訓|学び|こと)$/u,
  },
  {
    kind: 'insight',
    keeps: true,
    is: /^(?:編集部|編集長|編集|記者|筆者|デスク|本誌|当編集部|当サイト|独自|prism)(?:の|による)?(?:視点|見方|眼|目|考え|所感|コメント|見解|考察|ひとこと|一言|分析|解説|後記)$|^(?:独自)?(?:の)?(?:視点|インサイト)$/u,
  },
  {
    kind: 'insight',
    keeps: true,
    is: /^(?:日本|国内|わが国|我が国|日系|邦銀|私たち|我々|わたしたち|個人|家計|暮らし|生活|消費者|投資家|読者)(?:企業|経済|市場|社会|人|の.{1,8})?(?:へ|に|に与える|に対する)の?(?:影響|インパクト|波及|恩恵)(?:は)?$|^(?:私たち|日本|暮らし|生活|家計|投資家|企業|消費者)は(?:どう|何を|なにを).{1,12}(?:か|べき)$/u,
  },
  {
    kind: 'keyPoints',
    if: 'list',
    is: /^(?:概要|まとめ|結論|数字で見る.{0,12}|論点|主な内容|主な結果|結果の?概要|骨子|注目ポイント|(?:発表|リリース|本件|調査|研究|製品|サービス|記事|ニュース)の?概要)$/u,
  },
  {
    kind: 'keyPoints',
    is: /^(?:(?:この|本|今回の|今日の|本日の|同)?(?:記事|ニュース|調査|調査結果|レポート|報告書|発表|論文|動画|リリース|話題|会見|決算|研究|結果|解説|号)?(?:の|で|における)?)?(?:主要|主な|重要|おもな|大事|押さえておきたい|おさえておきたい|知っておきたい|知っておくべき|3行|三行|30秒|1分|3分)?(?:な|の)?(?:要点|ポイント|サマリー|サマリ|ハイライト|要約|要旨|キーポイント|キーサマリー|キーメッセージ|エッセンス|ダイジェスト|トピックス|キーファクト|tldr|注目点)(?:まとめ|一覧|整理|解説)?$/u,
  },
  {
    kind: 'keyPoints',
    is: /^ここが(?:ポイント|要点|大事|肝心)$|^(?:(?:この|本|今回の)?(?:記事|ニュース|発表|話題|調査)の)?(?:\d+|[一二三四五六七八九十]+)(?:つ|個|点)?の(?:主な|重要な?|注目)?(?:要点|ポイント|論点|事実|キーワード|注目点|トピック)(?:で.{0,10}|まとめ|とは)?$|^(?:\d+|[一二三四五])(?:行|分|分間|秒|ポイント|点)(?:で|の)?(?:わかる|分かる|まとめ|要約|解説|読める|理解|サマリー).{0,10}$|^ざっくり(?:言うと|いうと|まとめ)?$|^(?:ひと目|一目|一言|ひとこと)で(?:わかる|分かる|言うと|いうと).{0,10}$/u,
  },
  {
    kind: 'keyPoints',
    is: /^(?:この|本)?(?:記事|稿|レポート|動画)(?:で|から|を読むと)(?:わかる|分かる|解説する|学べる|紹介する|得られる|伝えたい|お伝えする)(?:こと|内容|ポイント|\d+つのこと)?$|^(?:何|なに)がわかった(?:の)?か$/u,
  },
  {
    kind: 'analysis',
    keeps: true,
    is: /^(?:.{0,6}ニュース|事件|事案|発表|問題|今回|これまで|事の|合意|決定|会談|制度|計画|事業|論文|研究|調査|技術|市場|歴史的|政治的|経済的|法的|社会的|国際的)?(?:の)?(?:概要|背景|経緯|経過|詳細|中身|いきさつ|内容|文脈|歴史|沿革|流れ|現状|現況|概況|状況|論点|争点|課題|問題点|全体像|全容|本質|核心|メカニズム|仕組み|しくみ|構図|構造|要因|原因|リスク|評価|反応|受け止め|事実関係)$/u,
  },
  {
    kind: 'analysis',
    keeps: true,
    is: /^(?:背景|経緯|解説|分析|考察|詳細|歴史|現状|影響|課題|文脈|概要|原因|要因|状況|問題点|事実|評価|反応|論点)(?:と|及び|および|や)(?:背景|経緯|分析|考察|詳細|課題|影響|意味|論点|評価|要因|原因|反応|解説|現状|文脈|対策|問題点|リスク|構造)$|^(?:考察|検証|詳報|.{0,6}ニュース解説|深堀り|詳しく解説|ニュース解説|専門解説|くわしく|詳しい(?:内容|説明|経緯|背景|中身)|もっと詳しく|データで見る.{0,10}|データ分析)$/u,
  },
  {
    kind: 'analysis',
    keeps: true,
    is: /^(?:専門家|識者|有識者|アナリスト|エコノミスト|市場関係者|関係者|業界|世論|各国|市場|海外|政府|与野党)(?:の|による|からの)(?:分析|解説|見解|考察|見方|声|反応|コメント|評価|意見|受け止め)$/u,
  },
  {
    kind: 'analysis',
    keeps: true,
    is: /^(?:何|なに)が(?:起きた|起こった|起きて(?:いる|いた)|あった|変わった|変わる|問題|発表された|決まった|行われた)(?:の)?(?:か|だったのか)?$|^(?:どんな|どのような)(?:ニュース|内容|話|発表|仕組み)(?:なの)?か$/u,
  },
  {
    kind: 'analysis',
    keeps: true,
    is: /^(?:業界|市場|経済|社会|世界|企業|国際|産業|株価|株式市場|相場|為替|金融|競合|各社|他社|米国|中国|欧州|アジア|世界経済|国際社会|サプライチェーン|雇用|環境|政治|外交)(?:全体|市場|経済|情勢|関係|政策)?(?:へ|に|に与える|に対する)の?(?:影響|波及|波紋|インパクト|波及効果)$/u,
  },
  {
    kind: 'source',
    is: /^(?:主な)?(?:参考|引用|出典|出所|情報|参照|ソース|典拠|元(?=.))(?:・|と|および)?(?:元|源|先|url|リンク|資料|文献|サイト|記事|情報|一覧|データ|出典|引用|参考|ニュース|論文)*$/u,
  },
  {
    kind: 'tags',
    is: /^(?:関連|この記事の|記事の|主な)?(?:タグ|キーワード|ハッシュタグ|トピックス?|ジャンル)(?:一覧)?$/u,
  },
  {
    kind: 'related',
    is: /^(?:(?:この記事に|本件に)?関連(?:する|した)?|(?:合わせて|併せて|あわせて)(?:読みたい|読む|チェック|どうぞ)?|こちらも(?:あわせて|おすすめ|読まれています|どうぞ|チェック)?|次に(?:読む|読みたい)|もっと(?:読む|知る)|(?:この)?著者の(?:他の|ほかの)|過去の|関連・)(?:記事|ニュース|リンク|エントリー?|投稿|ポスト|情報|コンテンツ|ページ|特集|動画|書籍|商品|資料|トピックス|読みたい|おすすめ|サイト|もどうぞ|はこちら)*$/u,
  },
];

const NUMBER = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)';
const EN: readonly Pattern[] = [
  {
    kind: 'insight',
    keeps: true,
    is: /^(?:what (?:it|this|that|the .{1,30}) (?:could |might |would |will |may )?(?:means?|meant) for .{2,40}|(?:key )?(?:implications|lessons|takeaways|advice|recommendations|considerations) for .{2,40}|implications|why .{2,30} should care|(?:our|the editors?|editors?|analysts?) (?:s )?(?:take|view|analysis|perspective|opinion)|our (?:take|view|analysis)|(?:the )?impact on (?:investors|consumers|businesses|households|japan|you|readers).{0,20}|(?:business|investment|investor|market|policy|strategic) implications|what (?:you|investors|businesses|companies|leaders|readers) (?:can|should) do.{0,20})$/u,
  },
  {
    kind: 'whyItMatters',
    is: /^(?:so )?(?:here s )?why (?:this|it|that|these|they|the .{1,30}|.{1,30}) (?:really |still |also )?(?:matters?|is (?:so )?(?:important|significant)|s (?:so )?(?:important|significant)|are important|counts?|(?:is|s) a big deal)(?: (?:now|today|to you|most|so much))?$|^why (?:should )?(?:you|we|readers|i) (?:should )?(?:care|know|pay attention).{0,24}$|^(?:so )?what (?:does )?(?:it|this|that) (?:all )?(?:really )?means?$|^so what$|^why now$|^(?:what s|what is) (?:at stake|the big deal)$|^the stakes$|^(?:the )?(?:significance|importance|relevance)$|^why (?:this|the) (?:news|story|move|deal|decision) .{0,20}matters?.{0,10}$/u,
  },
  {
    kind: 'outlook',
    is: /^(?:so )?(?:what s|what is|what comes|what happens|what may come|what could happen|what might happen) (?:next|ahead|now)(?: for .{1,30}| in .{1,30})?$|^(?:what|where) (?:we re|we are|i m|i am|to be|to) (?:watching|watch|look(?:ing)? (?:for|out for)|expect)(?: .{1,20})?$|^what to (?:watch|expect|look for)(?: .{1,24})?$|^(?:the )?(?:road|path|way|journey|future|months?|years?) (?:ahead|forward)$|^(?:looking|moving|going) (?:ahead|forward)$|^(?:the |our |an? )?(?:\p{L}+ )?(?:outlook|forecast|prognosis)(?: (?:for|on|and) .{1,30})?$|^(?:the )?(?:next|coming) (?:steps?|phase|moves?|chapter|weeks|months)$|^(?:future|long term|near term) (?:prospects?|implications|directions?|outlook|developments?|steps?)$|^(?:where (?:do )?we go from here|what lies ahead|the future|what we don t know(?: yet)?|unanswered questions|the bottom line and what s next)$/u,
  },
  {
    kind: 'keyPoints',
    if: 'list',
    is: /^(?:the )?bottom line$|^(?:(?:\p{L}+ )?by the numbers|the numbers|overview|conclusions?|in numbers|the facts)$/u,
  },
  {
    kind: 'keyPoints',
    is: new RegExp(
      String.raw`^(?:the )?(?:${NUMBER} )?(?:key|main|top|core|quick|major|essential|big|important)(?: \p{L}+)? (?:points?|takeaways?|facts?|findings?|highlights?|insights?|messages?|ideas?|developments?|numbers|details)(?: (?:of|from|to|at|for|in) .{1,30})?$|^(?:article |story )?key take ?aways?$|^(?:the )?(?:${NUMBER} )?(?:takeaways?|highlights?)(?: (?:from|of) .{1,30})?$`,
      'u',
    ),
  },
  {
    kind: 'keyPoints',
    is: new RegExp(
      `^(?:(?:the )?(?:executive|quick|article|news|story|ai|short|brief) )?summary(?: of .{1,30})?$|^(?:in (?:brief|short|a nutshell|summary)|at a glance|tl ?dr|the gist|the short version|the short answer|fast facts|quick facts|quick take|quick read|the rundown|the lowdown)$|^(?:what|everything) (?:you|we|investors|readers) (?:need|have|ought|should|must)(?: to)? know.{0,24}$|^what to know.{0,24}$|^what we know(?: so far)?.{0,16}$|^${NUMBER} (?:key |big |main |quick )?(?:(?:things|charts|questions) (?:to|you|we|about|from) .{1,30}|(?:takeaways|points|facts)(?: .{1,30})?)$`,
      'u',
    ),
  },
  {
    kind: 'analysis',
    keeps: true,
    is: /^(?:the |some |a bit of |quick |historical |political |economic |market |industry )?(?:background|context|backstory|backdrop|history|details|mechanics|timeline)(?: (?:and|on|to|of) .{1,30})?$|^.{1,24} and (?:analysis|implications|perspectives|history|context|background|consequences)$|^(?:analysis|reactions?|impact|challenges|causes|risks|perspectives?) and .{1,24}$|^(?:key|main|major) (?:stakeholders|players|issues|challenges|drivers|factors|risks|questions)(?: and .{1,24})?$/u,
  },
  {
    kind: 'analysis',
    keeps: true,
    is: /^(?:between the lines|(?:the )?state of play|zoom(?:ing)? (?:in|out)|the big picture|(?:here s )?how it works|(?:so )?what (?:s|is) (?:happening|going on|new|changing|driving .{1,20})|what (?:happened|changed|they re saying|they are saying|experts (?:say|are saying)|critics say|others are saying)|(?:the )?latest|(?:driving )?the news|driving the news|catch up quick|catch up fast|flashback|the intrigue|yes but|reality check|case in point|threat level|the other side|how we got here|how it happened|the case (?:for|against).{0,20}|worth noting|of note|thought bubble|the catch|the problem|the challenge|the impact|the reaction|reactions?|expert (?:opinions?|views?|analysis|reactions?)|market (?:reaction|impact|context)|the story so far|a (?:closer|deeper) look(?: at .{1,24})?|digging deeper|inside the numbers|understanding .{2,30})$/u,
  },
  {
    kind: 'source',
    is: /^(?:(?:primary|original|main|news|data)? ?(?:sources?|references?|citations?)(?: and (?:links|notes|references|further reading))?|works cited|bibliography|source (?:links?|material)|via|footnotes)$/u,
  },
  {
    kind: 'tags',
    is: /^(?:filed (?:under|in)|tagged(?: (?:with|as|under|in))?|(?:related |article |popular |more )?(?:tags?|topics?|keywords|hashtags)|categories|posted in|in this story|more on)$/u,
  },
  {
    kind: 'related',
    is: /^(?:(?:you )?(?:also|further|more|next|related|additional|suggested) (?:read(?:ing|s)?|stories|articles?|coverage|content|links?|posts?|news)|read (?:more|next|also|on|this next|the latest)|see (?:also|more)|also (?:read|see|on .{1,20})|go deeper|dive deeper|learn more|(?:read )?more (?:on this|reading|stories|news|like this|from .{2,40})|related (?:coverage|entries)|don t miss|related|in other news|from the archives?)$/u,
  },
];

/** What a wording means by the way it is made; undefined for one that is made otherwise. */
export function wordingOf(wording: string): Wording | undefined {
  const isJapanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(wording);
  const key = phrase(wording, isJapanese ? '' : ' ');
  if (key.length < 2 || key.length > 60) return undefined;
  const [found, other] = (isJapanese ? JA : EN).filter(({ is }) => is.test(key));
  if (!found?.if || !other?.keeps) return found;
  return { ...found, otherwise: other };
}

function phrase(text: string, space: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', space ? ' and ' : '')
    .replace(/[\p{P}\p{S}\p{Cf}\p{Variation_Selector}\s]+/gu, space)
    .trim();
}
