import type { Vocabulary } from '#lib/import/report.ts';

/** Made for tests: one article of the scraped form in Japanese, its translation, and the dictionary for both. */

export const VOCABULARY: Vocabulary = {
  categories: [
    { id: 1, wordings: ['社会', 'Society'] },
    { id: 2, wordings: ['解説', 'Analysis'] },
  ],
  tags: [
    { id: 11, wordings: ['図書館', 'Libraries'] },
    { id: 12, wordings: ['地方自治', 'Local Government'] },
    { id: 13, wordings: ['読書', 'Reading'] },
    { id: 14, wordings: ['まちづくり', 'Urban Planning'] },
  ],
};

export const JAPANESE = `まちの窓|テスト新聞
夜の図書館は『第三の居場所』になれるか?
Society

夜の図書館は『第三の居場所』になれるか?

Source

閉館を午後10時に延ばす公共図書館が増えている。利用者と職員、それぞれの変化を追う。

なぜ今、このニュースが重要なのか

働く世代にとって、昼だけ開く図書館はないのと同じだった。開館時間は、誰のための施設かという問いそのものである。

この記事の要点

  • 利用者の入れ替わり: 夜の来館者の半数は、それまで図書館を使わなかった人である。
  • 静かな運営: 職員を増やさず、機械と見回りで支える館が多い。
  • 残る課題\uFF1A最終のバスは午後9時30分に出る。

詳細解説\uFF1A明かりの下の公共空間

背景\uFF1A閉館後の街に残るもの

商店街の灯が早く消える町では、図書館の窓だけが夜の目印になる。行政はそこに防犯の役目も見ている。

人手は足りるのか

夜間の当番は二人が基本で、貸し出しは機械が受け持つ。負担は仕事の量よりも、帰りの遅さに表れる。

一方で、夜だけ働きたいという応募も多い。働き方の幅は、思わぬところで広がった。

PRISM Insight\uFF1A時間という資源

投資家への示唆: 自動貸し出し機の市場は小さいが、更新の時期が重なる。

暮らしの視点: 家の外で静かに過ごせる一時間には、値段のつかない価値がある。

今後の展望

次の焦点は交通である。帰りの足がなければ、夜の開館は近くに住む人だけのものになる。

数字で測れない効果をどう説明するかも、これからの宿題だ。

図書館地方自治読書まちづくり

関連記事`;

export const ENGLISH = `Town Window|Test Gazette
Can a 'Third Place' Open at Night in the Library?
Society

Can a 'Third Place' Open at Night in the Library?

Source

More public libraries now close at ten in the evening. We follow what changed for readers and for staff.

Why This News Matters Now

For people who work, a library that opens only by day was no library. Opening hours say whom a building is for.

Key Points

  • New readers: Half of the evening visitors had not used a library before.
  • Quiet running: Most houses add no staff and rely on machines and rounds.
  • What remains: The last bus leaves at 9:30 in the evening.

In-Depth Analysis: A Public Room Under Lamps

Background: What stays in town after closing time

Where the shops turn dark early, the library window is the only landmark of the night. Officials count on it for safety too.

Are there enough hands?

Two people are on duty as a rule, and machines lend the books. The burden lies less in the work than in the late way home.

At the same time many apply who want to work only evenings. The range of jobs grew where nobody looked for it.

PRISM Insight: Time as a Resource

For investors: The market for lending machines is small, but many are due for renewal together.

Daily life: An hour of quiet outside the home has a worth without a price.

Outlook

Transport comes next. Without a way home, evening hours serve only those who live near.

How to explain effects that no number shows is homework for the years ahead.

LibrariesLocal GovernmentReadingUrban Planning

Related Articles`;
