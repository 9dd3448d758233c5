import { contradictedLocale } from '../detect-locale.ts';
import type { Locale } from '../locale.ts';
import { citedNumbers } from './citation-marks.ts';

/** What the editor points out while somebody writes; none of it blocks anything. Words: `desk.warnings`. */
export type WritingWarning =
  /** The text is in the other language. */
  | { code: 'wrong-language'; detail: { is: Locale } }
  /** A bracket that is opened and not closed, or the other way round. */
  | { code: 'unclosed-bracket' | 'unopened-bracket'; detail: { bracket: string } }
  | { code: 'half-width-kana'; detail: { text: string } }
  | { code: 'mixed-digits'; detail: { text: string } }
  /** A citation of a source that the article has not got. */
  | { code: 'dead-citation'; detail: { n: number } }
  | { code: 'missing-alt' | 'no-source'; detail: Record<string, never> };

const PAIRS: Record<string, string> = {
  '\u300C': '\u300D', // 「」
  '\u300E': '\u300F', // 『』
  '\uFF08': '\uFF09', // （）
  '\u3010': '\u3011', // 【】
  '\u3008': '\u3009', // 〈〉
  '\u300A': '\u300B', // 《》
  '\u3014': '\u3015', // 〔〕
};
const CLOSING = new Set(Object.values(PAIRS));

/** In Japanese names and abbreviations in Latin letters are common, and long; in English Japanese ones are short. */
const LEAST_LETTERS = { ja: 40, en: 8 } as const satisfies Record<Locale, number>;
/** Names are seldom of more words than four; five in a row are a sentence, however short. */
const SENTENCE = /\p{sc=Latin}+(?:[^\p{L}]+\p{sc=Latin}+){4}/u;

/**
 * What may be wrong with one text.
 * @param sources how many sources the article has
 */
export function textWarnings(text: string, locale: Locale, sources: number): WritingWarning[] {
  const least = SENTENCE.test(text) ? 1 : LEAST_LETTERS[locale];
  const is = contradictedLocale(text, locale, least);
  const kana = text.match(/[\uFF66-\uFF9F]+/)?.[0];
  const dead = citedNumbers(text).find((n) => n > sources);
  return [
    ...(is ? [{ code: 'wrong-language' as const, detail: { is } }] : []),
    ...bracketWarnings(text),
    ...(kana ? [{ code: 'half-width-kana' as const, detail: { text: kana } }] : []),
    ...mixedDigits(text),
    ...(dead === undefined ? [] : [{ code: 'dead-citation' as const, detail: { n: dead } }]),
  ];
}

/** What an article lacks in one language that its readers would miss. */
export function articleWarnings(article: {
  locale: Locale;
  sources: number;
  /** Null when it has no picture. */
  hero: { texts: Partial<Record<Locale, { alt: string }>> } | null;
}): WritingWarning[] {
  const { locale, sources, hero } = article;
  return [
    ...(hero && !hero.texts[locale]?.alt ? [{ code: 'missing-alt' as const, detail: {} }] : []),
    ...(sources === 0 ? [{ code: 'no-source' as const, detail: {} }] : []),
  ];
}

function bracketWarnings(text: string): WritingWarning[] {
  const open: string[] = [];
  const unopened: string[] = [];
  for (const character of text) {
    if (character in PAIRS) open.push(character);
    else if (CLOSING.has(character)) {
      const at = open.findLastIndex((opening) => PAIRS[opening] === character);
      if (at === -1) unopened.push(character);
      else open.splice(at, 1);
    }
  }
  return [
    ...open.map((bracket) => ({ code: 'unclosed-bracket' as const, detail: { bracket } })),
    ...unopened.map((bracket) => ({ code: 'unopened-bracket' as const, detail: { bracket } })),
  ];
}

/** Digits of both widths in one text. Those of citations and addresses are always half-width. */
function mixedDigits(text: string): WritingWarning[] {
  const written = text.replace(/\[\^\d+\]|\]\([^()\s]*\)|https?:\/\/[^\s）」]+/g, ' ');
  const [full] = written.match(/[\uFF10-\uFF19]+/) ?? [];
  return full && /[0-9]/.test(written) ? [{ code: 'mixed-digits', detail: { text: full } }] : [];
}
