import { messagesOf } from '#i18n/messages.ts';
import { FALLBACK_LOCALE, isLocale, type Locale } from '#lib/locale.ts';

type Key = keyof ReturnType<typeof messagesOf>['gateway'] | 'forbidden';

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
  const { gateway, problems } = messagesOf(locale);
  return key === 'forbidden' ? problems.refusal.forbidden : gateway[key].replace('{site}', site);
}
