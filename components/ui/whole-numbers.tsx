import type { ReactNode } from 'react';

const DIGITS = '[\\d０-９]+(?:[,，.．・][\\d０-９]+)*';
/** 7万8000 */
const NUMBER = `${DIGITS}(?:[十百千万億兆]+(?:${DIGITS})?)*`;
const COUNTER =
  '分の[\\d０-９]+|[％%℃]|[カか]月|[カか]国|[カか]所|年度|ドル|ユーロ|ポンド|ウォン|ポイント|パーセント|メートル|キロ(?:メートル|グラム)?|センチ|ミリ|グラム|トン|リットル|ヘクタール|ワット|議席|世帯|学級|四半期|時間|日間|年間|週間|年代|円|人|件|社|本|台|個|回|倍|位|度|割|歳|戸|票|着|点|勝|敗|基|隻|機|頭|匹|羽|冊|枚|軒|校|床|種|年|月|日|時|分|秒';
/**
 * A number and what is counted, which no line parts: 約500本, １２，３４５億円, 5〜10年, 10分の1. Browsers break between the two, as between any
 * two characters of Japanese.
 */
const COUNTED = new RegExp(
  `((?:約|第|計|各|全)?(?:${NUMBER}[〜～–-])?(?:${NUMBER}(?:${COUNTER})|${DIGITS}[十百千万億兆]+))`,
  'u',
);

/** A Japanese text in which numbers stay with what they count. */
export function wholeNumbers(text: string): ReactNode {
  if (!/[\d０-９]/.test(text)) return text;
  return text.split(COUNTED).map((run, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
      <span key={index} className="unbroken">
        {run}
      </span>
    ) : (
      run
    ),
  );
}
