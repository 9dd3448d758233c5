import { messagesOf } from '#i18n/messages.ts';
import { FALLBACK_LOCALE, isLocale, type Locale } from '#lib/locale.ts';

type Key = keyof ReturnType<typeof messagesOf>['gateway'];

/** The language of the section that an address lies in; English for addresses outside both. */
export function localeOfPath(path: string): Locale {
  const section = path.split(/[/?#]/, 2)[1]?.toLowerCase();
  return isLocale(section) ? section : FALLBACK_LOCALE;
}

/**
 * What the gateway says itself, without any page.
 * @param site the public address, which some sentences name
 */
export function gatewaySentence(key: Key, locale: Locale, site = ''): string {
  return messagesOf(locale).gateway[key].replace('{site}', site);
}
