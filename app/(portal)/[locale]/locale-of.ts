import { FALLBACK_LOCALE, isLocale, type Locale } from '#lib/locale.ts';

/** The language of a page from its address. The gateway lets no other first segment through. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : FALLBACK_LOCALE;
}
