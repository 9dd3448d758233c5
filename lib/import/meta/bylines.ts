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
  const { dates } = takeDates(text);
  const rest = (dates.length > 0 ? beforeDate(text) : text).replace(/[|・/,\s\u3000(]+$/u, '').trim();
  const staff =
    ROLES_JA.exec(rest) ??
    (isEnglishByline(rest) ? ROLES_EN.exec(rest) : null) ??
    STAFF_JA.exec(rest) ??
    MEMBER_JA.exec(text);
  const known = staff ?? (head ? (DESK_JA.exec(rest) ?? NAME_JA.exec(rest)) : null);
  if (known?.groups?.name) return namesIn(known.groups.name);
  if (!head) return undefined;
  const job = JOB_EN.exec(rest);
  const name = NAME_EN.exec(job ? rest.slice(0, job.index) : rest)?.groups?.name;
  return name && (job || dates.length > 0) ? [name] : undefined;
}

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
