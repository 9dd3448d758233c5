import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { LOCALES, type Locale } from '#lib/locale.ts';

/** What must not be said, and what is said in its place. `but`: keys of messages that speak of something else. */
type Term = { not: RegExp; say: string; but?: RegExp };

/** Stands for an argument of a message: a name, a number or a sentence. */
const ARGUMENT = '\uFFFC';

/** A half-width mark beside a Japanese letter, a closing bracket or an argument: `名前: {name}`, `はい, そうです`. */
const HALF_WIDTH =
  /[\u3041-\u30FF\u3400-\u9FFF」』）】\uFFFC][,:;!?)]|[\u3041-\u30FF\u3400-\u9FFF」』）】]\.(?![a-z]{2,4})|[\u3041-\u30FF\u3400-\u9FFF]\(|[,;!?)] ?[\u3041-\u30FF\u3400-\u9FFF]|: ?[\u3041-\u30FF\u3400-\u9FFF\uFFFC]| — /u;

/** One thing has one name; and what was once translated word by word does not come back. */
const TERMS: Record<Locale, Term[]> = {
  ja: [
    { not: /カテゴリ/, say: '分野' },
    { not: /(?<!メール|IP|IPv\d)アドレス(?!バー|欄)/, say: 'URL, or メールアドレス' },
    { not: /画面の明るさ/, say: '表示モード' },
    { not: /^やめる$/, say: 'キャンセル' },
    { not: /\uFFFC さん/, say: '{name}さん, without a space' },
    { not: /PRISM News (?:編集|の)/, say: 'PRISM News編集部, without a space' },
    {
      not: /(?:投資家|政策|暮らし)の視点|技術の潮流/,
      say: '投資家への示唆, 技術トレンド, 政策への示唆, 暮らしへの影響',
    },
    { not: /だれ/, say: '誰' },
    { not: /サーバーに届きません/, say: 'サーバーに接続できません' },
    { not: /著者/, say: '筆者' },
  ],
  en: [
    { not: /\bcategor(?:y|ies)\b(?!\))/i, say: 'section', but: /^api\.rules\./ },
    { not: /^To the \w/, say: 'Go to …, or the name of the page' },
    { not: /\b(?:is|are|was|were) there(?: now)?\.$|^The account is there/, say: 'has been created' },
    { not: /Known are/, say: 'Choose from' },
    { not: /\b(?:[Tt]ake|[Tt]aken) in\b|[Tt]ake it in/, say: 'import, or upload' },
    { not: /\b[Tt]aken? (?:it |the \w+ )?back\b/, say: 'undo, cancel or revoke' },
    { not: /[Pp]resent draft/, say: 'current draft' },
    { not: /Goes nowhere|Go on reading|Goes on from/, say: 'No place yet, Resume, Continues' },
    { not: /[Oo]ut of reach/, say: 'cannot be reached' },
    { not: /at (?:its|their) (?:new )?minute/, say: 'at that time' },
    { not: /[Nn]othing of yours|[Nn]othing was taken/, say: 'your changes were not saved' },
    { not: /[Ss]econd step/, say: 'two-step verification' },
    { not: /Newsroom|Shared tag/, say: 'PRISM News staff' },
    {
      not: /\b(?:colors?|cent(?:er|ers)|favorites?|gray|catalogs?|canceled|labeled|licenses?|analyz\w+|organiz\w+|recogniz\w+|standardiz\w+|customiz\w+|summariz\w+|categoriz\w+)\b/i,
      say: 'the British spelling',
    },
    { not: /(?<![\d.:-])\d{1,3}-\d{1,3}(?![\d-])|\d{4}-\d{4}/, say: 'an en dash in ranges' },
    { not: / — |[A-Za-z] - [A-Za-z]/, say: 'an en dash with spaces' },
    { not: /[A-Za-z]'[a-z]|(?<!=)"[A-Z][a-z]+ /, say: 'typographic quotation marks' },
    {
      not: /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b/,
      say: 'the day before the month',
    },
  ],
};

/**
 * Reads what the messages say: no half-width punctuation in Japanese, none of the terms that have another name.
 * @returns a line `key: what is wrong` for each fault
 */
export function findWordFaults(messages: unknown, locale: Locale): string[] {
  return textsOf(messages).flatMap(([key, message]) => {
    const said = literalsOf(message);
    const faults = TERMS[locale].flatMap(({ not, say, but }) => {
      if (but?.test(key)) return [];
      const found = said.map((text) => not.exec(text)?.[0]).find((match) => match !== undefined);
      return found === undefined ? [] : [`${key}: “${found.replaceAll(ARGUMENT, '{…}')}”: say ${say}`];
    });
    const mark = locale === 'ja' && said.map((text) => HALF_WIDTH.exec(text)?.[0]).find((match) => match);
    return mark
      ? [...faults, `${key}: half-width punctuation in “${mark.replaceAll(ARGUMENT, '{…}')}”`]
      : faults;
  });
}

/** Reads the words of the files of messages/ in the checkout. */
export function checkMessageWords(root: string): string[] {
  return LOCALES.flatMap((locale) => {
    const file = `messages/${locale}.json`;
    const messages: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'));
    return findWordFaults(messages, locale).map((fault) => `${file}: ${fault}`);
  });
}

function textsOf(messages: unknown, key = ''): [string, string][] {
  if (typeof messages === 'string') return [[key, messages]];
  if (typeof messages !== 'object' || messages === null) return [];
  return Object.entries(messages).flatMap(([name, value]) => textsOf(value, key ? `${key}.${name}` : name));
}

/** The message with its arguments as one sign, and each choice of a plural or select by itself. */
function literalsOf(message: string): string[] {
  try {
    return read(parse(message, { shouldParseSkeletons: false }));
  } catch {
    return [message];
  }
}

function read(elements: MessageFormatElement[]): string[] {
  const choices: string[] = [];
  const text = elements.map((element): string => {
    if (element.type === TYPE.literal) return element.value;
    if (element.type === TYPE.tag) return read(element.children)[0] ?? '';
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      choices.push(...Object.values(element.options).flatMap(({ value }) => read(value)));
    }
    return ARGUMENT;
  });
  return [text.join(''), ...choices];
}
