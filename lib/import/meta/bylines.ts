import { takeDates } from './dates.ts';

/** Who wrote or took something, as a line says it: names in the order in which they stand. */
const ROLE_JA =
  '(?:文|取材|執筆|著|著者|筆者|記者|ライター|編集|編集者|構成|撮影|写真|聞き手|監修|寄稿|翻訳|訳|担当|インタビュー|作成|イラスト|図版|グラフィック|制作)';
const ROLES_JA = new RegExp(
  String.raw`^[(\u3010\[]?(?:${ROLE_JA}(?:[・、&/と]|\s+and\s+)?)+(?:者|者名)?\s*[:=・/\u3000 ]\s*(?<name>[^。]{1,40}?)[)\u3011\]]?$`,
  'u',
);
const ROLES_EN =
  /^(?:by|written by|words by|text by|reported by|reporting by|story by|edited by|analysis by|author|authors|writer|editor|reporter|photo(?:graphy|s)? by|photographs by|illustration by)\s*[:\s]\s*(?<name>[\p{Lu}\p{Lo}@][^.!?]{1,100}(?:\b[A-Z]\.[^.!?]{0,60})*)$/iu;
/** 写真＝東京・日本橋の本店 says what is to be seen, 写真＝山田太郎 who took it: in a name there is no sign, and it is no place. */
const PICTURED =
  /^[(\u3010[]?(?:写真|画像|イラスト|図版|グラフィック)\s*[=:](?!\s*[\p{sc=Han}々]{1,4}[\s\u3000]?[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー々]{1,6}(?:記者|撮影)?[)\u3011\]]?$)|^[(\u3010[]?(?:写真|画像)\s*[=:].*(?:本店|本社|支店|港|駅|庁|城|湾|橋|市|町|村|区|県|ビル|工場|会場|現場|様子|ら|さん|氏|首相|大統領)[)\u3011\]]?$/u;
/** 山田太郎記者; （経済部 山田太郎）; ○○編集部. */
const STAFF_JA =
  /^[(\u3010[]?(?:[^()。、]{0,16}[\s\u3000=＝・/])?(?<name>[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー々]{2,8}(?:[\s\u3000][\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]{1,8})?)[\s\u3000]*(?:記者|編集委員|論説委員|特派員|支局長|解説委員|主任研究員|上席研究員|研究員|エコノミスト|アナリスト|編集長|編集部員|委員|デスク|キャスター|ライター|教授|准教授)[)\u3011\]]?$/u;
const DESK_JA =
  /^[(\u3010[]?(?<name>[^。、()\s]{0,20}(?:編集部|取材班|経済部|政治部|社会部|国際部|外信部|科学部|報道部|支局|通信社|デスク))[)\u3011\]]?$/u;
/** （経済部 山田太郎） */
const MEMBER_JA =
  /^[(\u3010[][^()。、]{0,14}(?:部|支局|総局|取材班|本社)[\s\u3000=＝・](?<name>[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー々\s\u3000]{2,12})[)\u3011\]]$/u;
/** 佐藤 健: a family name, a space, a given name. */
const NAME_JA = /^(?<name>[\p{sc=Han}々]{1,4}[\s\u3000][\p{sc=Han}\p{sc=Hira}\p{sc=Kana}々ー]{1,5})$/u;
const NAME_EN =
  /^(?<name>\p{Lu}[\p{L}'’.-]+(?:\s+(?:\p{Lu}\.|de|van|von|da|al|bin|\p{Lu}[\p{L}'’-]+)){1,3})$/u;
const JOB_EN =
  /(?:,|\s[-–|]\s)\s*(?:[\p{L} ]{0,24}(?:reporter|editor|correspondent|writer|journalist|columnist|analyst|economist|fellow|contributor|bureau chief|staff|producer|director|professor).{0,60})$/iu;
/** by April Glaser@aprilaser Dec 15, 2016; a name with an account is nobody else's line. */
const ACCOUNT_EN =
  /^(?:by\s+)?(?<name>\p{Lu}[\p{L}'\u2019.-]+(?:\s+\p{Lu}[\p{L}'\u2019.-]*){1,3})\s*@\w{2,24}$/iu;
/** Two names and more, or names with their agency: Jane Doe and John Roe; Jane Doe, The Associated Press. */
const NAMES_EN =
  /^(?<name>\p{Lu}[\p{L}'\u2019.-]+(?:\s+\p{Lu}[\p{L}'\u2019.-]*){1,3}(?:(?:,| and| &)\s+\p{Lu}[\p{L}'\u2019.-]+(?:\s+\p{Lu}[\p{L}'\u2019.-]*){1,3}){0,3})(?:,? (?:in \p{Lu}\p{L}+|the associated press|reuters|bloomberg|afp|ap)| and \p{Lu}[\p{L}'\u2019.-]+(?:\s+\p{Lu}[\p{L}'\u2019.-]*){1,3})$/u;
/** [田中宏昌，ITmedia]; 《佐藤》, as a newsroom signs. */
const SIGNED_JA =
  /^(?:\[(?<name>[^[\]。、]{2,16}[,、][^[\]。、]{2,20})\]|[\u300A<](?<sign>[\p{Lu}]{1,4}|[\p{L}]{2,20}|\p{sc=Han}{2,4}[\s\u3000]?\p{L}{1,4})[\u300B>])$/u;
/** The agency that a text comes from: （共同）, 【時事】, (Reuters). */
const AGENCY =
  /^[(\uFF08\u3010[](?<name>共同|時事|共同通信|時事通信|ロイター|afp(?:=時事)?|afp時事|ap|bloomberg|ブルームバーグ|cnn|cnn\.co\.jp|reuters|xinhua|新華社|聯合ニュース|朝鮮通信|タス通信|dpa|upi|kyodo|jiji(?: press)?|the associated press|associated press|afp-jiji)[)\uFF09\u3011\]]$/iu;

/** An agency or a newsroom, in a line of its own. */
const OUTLET =
  /^(?:CNN|BBC(?: News)?|Reuters|AFP|AP|Associated Press|Bloomberg|NHK|Axios|NPR|ロイター|共同通信(?:社)?|時事通信(?:社)?|ブルームバーグ|AFP通信)$/u;

const LONGEST = 120;

/** What a line says of who wrote the text; dates in it do not matter. `head`: it stands above the text, where a bare name is one. */
export function bylineOf(line: string, { head }: { head: boolean }): string[] | undefined {
  if (line.length > LONGEST || /[。！!?？]$/u.test(line)) return undefined;
  const text = line
    .normalize('NFKC')
    .replace(/^\s*[|・/]+|[|・/,\s]+$/gu, '')
    .trim();
  if (head && OUTLET.test(text)) return [text];
  const agency = AGENCY.exec(line.trim())?.groups?.name;
  if (agency) return [agency];
  const signed = SIGNED_JA.exec(text)?.groups;
  if (signed) return [(signed.name ?? signed.sign ?? '').trim()];
  const { dates } = takeDates(text);
  const rest = (dates.length > 0 ? beforeDate(text) : text).replace(/[|・/,\s\u3000(]+$/u, '').trim();
  if (PICTURED.test(text)) return undefined;
  const staff =
    ROLES_JA.exec(rest) ??
    (isEnglishByline(rest) ? ROLES_EN.exec(rest) : null) ??
    STAFF_JA.exec(rest) ??
    MEMBER_JA.exec(text);
  const account = ACCOUNT_EN.exec(rest)?.groups?.name;
  if (account) return [account];
  const known = staff ?? (head ? (DESK_JA.exec(rest) ?? NAME_JA.exec(rest)) : null);
  if (known?.groups?.name) return namesIn(known.groups.name);
  if (!head) return undefined;
  const several = NAMES_EN.exec(rest)?.groups?.name;
  if (several && rest.length <= 80) return namesIn(several);
  const job = JOB_EN.exec(rest);
  const name = NAME_EN.exec(job ? rest.slice(0, job.index) : rest)?.groups?.name;
  return name && (job || dates.length > 0) ? [name] : undefined;
}

const ROLE_ALONE = new RegExp(String.raw`^(?:作者|${ROLE_JA}者?|by|author|words)\s*[:：]?$`, 'iu');
/** Whether a line says what somebody did, whose name stands below it: 翻訳者. */
export const saysRole = (line: string): boolean => line.length <= 12 && ROLE_ALONE.test(line.trim());

/** A bare name of two or three capitalized words: above the text it is one where other such lines stand beside it. */
export const isBareName = (line: string): boolean => line.length <= 40 && NAME_EN.test(line.trim());

/** `By the numbers` and `By 2030, …` are no bylines: a name begins with a capital letter and so do its other words. */
function isEnglishByline(text: string): boolean {
  const name = ROLES_EN.exec(text)?.groups?.name;
  if (!name || /^(?:the|all|now|then|far|and large|contrast|comparison)\b/iu.test(name)) return false;
  const words = name.split(/[\s,|/]+/).filter(Boolean);
  const small = words.filter(
    (word) =>
      /^\p{Ll}/u.test(word) &&
      !/^(?:and|for|in|of|the|de|van|von|da|del|al|bin|at|with|staff|correspondent|reporter|writer|editor)$/u.test(
        word,
      ),
  );
  return small.length === 0 && words.length <= 16;
}

function beforeDate(text: string): string {
  const at = text.search(
    /\d{4}\s*[年/.-]|(?:令和|平成)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu,
  );
  return at < 0
    ? text
    : text.slice(0, at).replace(/(?:published|updated|posted|公開|更新|掲載)[日時:\s]*$/iu, '');
}

function namesIn(text: string): string[] {
  return text
    .split(/\s*(?:,|、|・|\/|&|;|\band\b)\s*/u)
    .map((name) => name.trim())
    .filter((name) => /\p{L}/u.test(name));
}
