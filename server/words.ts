import { messagesOf } from '#i18n/messages.ts';
import { FALLBACK_LOCALE, isLocale, type Locale } from '#lib/locale.ts';

type Key = keyof ReturnType<typeof messagesOf>['gateway'] | 'forbidden';

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
  const { gateway, problems } = messagesOf(locale);
  return key === 'forbidden' ? problems.refusal.forbidden : gateway[key].replace('{site}', site);
}
