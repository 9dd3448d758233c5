import type { Locale } from '../locale.ts';

const KANA = /[\p{sc=Hira}\p{sc=Kana}]/u;
const HAN = /\p{sc=Han}/u;
const LATIN_WORD = /\p{sc=Latn}{2}/u;
const OTHER_SCRIPT = /[^\p{sc=Latn}\p{sc=Hira}\p{sc=Kana}\p{sc=Han}\p{sc=Zyyy}\p{sc=Zinh}]/u;

/**
 * The language of a source's name where it is not the page's, for `lang`. Editors translate some names and leave
 * others as they are printed, so the script of the name decides; the source's own language says which of those that
 * share a script.
 */
export function nameLanguage(name: string, declared: string | null, locale: Locale): string | undefined {
  if (KANA.test(name)) return foreign('ja', locale);
  if (HAN.test(name)) return locale === 'ja' ? undefined : (foreign(declared, locale) ?? 'ja');
  if (OTHER_SCRIPT.test(name)) return foreign(declared, locale);
  if (!LATIN_WORD.test(name)) return undefined;
  if (locale === 'ja') return foreign(declared, locale) ?? 'en';
  return undefined;
}

/** The name of a source's language where it is not the page's own, and known. */
export function foreignLanguageName(declared: string | null, locale: Locale): string | undefined {
  const language = foreign(declared, locale);
  if (!language) return undefined;
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(language);
  } catch {
    return undefined;
  }
}

function foreign(language: string | null, locale: Locale): string | undefined {
  return language && language.split('-')[0] !== locale ? language : undefined;
}
