import { messagesOf } from '#i18n/messages.ts';
import type { ApiProblemCode } from '#lib/api/problem.ts';
import type { Rule } from '#lib/api/query.ts';
import { FALLBACK_LOCALE, isLocale, type Locale } from '#lib/locale.ts';

type Key = keyof ReturnType<typeof messagesOf>['gateway'] | 'forbidden' | ApiProblemCode;

/** The language that an address begins with (`/ja/…`); English for addresses that begin with neither. */
export function localeOfPath(path: string): Locale {
  const language = path.split(/[/?#]/, 2)[1]?.toLowerCase();
  return isLocale(language) ? language : FALLBACK_LOCALE;
}

/**
 * What the gateway says itself, without any page.
 * @param site the public address, which some sentences name
 */
export function gatewaySentence(key: Key, locale: Locale, site = ''): string {
  const { gateway, problems, api } = messagesOf(locale);
  if (key === 'forbidden') return problems.refusal.forbidden;
  const sentence =
    key in gateway ? gateway[key as keyof typeof gateway] : api.problems[key as ApiProblemCode];
  return sentence.replace('{site}', site);
}

/** What the API says in problems: titles by their status, sentences by their code, and what a parameter has to be. */
export function apiWords(locale: Locale): {
  titles: Record<string, string | undefined>;
  problems: Record<string, string | undefined>;
  rules: Record<Rule, string>;
} {
  return messagesOf(locale).api;
}
