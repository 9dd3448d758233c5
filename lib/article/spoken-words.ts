import type { Locale } from '../locale.ts';

const MARK = '\u2015\u2015';
const TYPED_MARK = /^[\u2015\u2014\u2500\u2013-]/;

/** A question as newspapers print it: in Japanese behind a long dash, which editors may have typed. */
export function questionWords(question: string, locale: Locale): string {
  return locale === 'ja' && !TYPED_MARK.test(question) ? MARK + question : question;
}

/** What stands between a speaker, or a title, and what follows. */
export const COLON = { ja: '\uFF1A', en: ': ' } as const satisfies Record<Locale, string>;
