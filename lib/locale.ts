/** The languages PRISM News publishes in. Every edition, slug and page belongs to exactly one. */
export const LOCALES = ['ja', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

export function isLocale(value: unknown): value is Locale {
  return value === 'ja' || value === 'en';
}

export function otherLocale(locale: Locale): Locale {
  return locale === 'ja' ? 'en' : 'ja';
}

/** For readers who ask for neither language, and for addresses outside both sections. */
export const FALLBACK_LOCALE: Locale = 'en';
