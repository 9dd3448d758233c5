import type { Locale } from './locale.ts';

const shareOfJapanese = (text: string) => {
  const japanese = text.match(/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/gu)?.length ?? 0;
  const latin = text.match(/\p{sc=Latin}/gu)?.length ?? 0;
  return { letters: japanese + latin, share: japanese / Math.max(1, japanese + latin) };
};

/** The language a text is in, by its script. Japanese with many Latin names is still Japanese. */
export function detectLocale(text: string): Locale {
  return shareOfJapanese(text).share >= 0.2 ? 'ja' : 'en';
}

/**
 * The language that a text is in, clearly and against what was said; undefined where that may be right.
 * @param least how many letters it must have, for a name or an abbreviation may stand in either language
 */
export function contradictedLocale(text: string, said: Locale, least = 40): Locale | undefined {
  const { letters, share } = shareOfJapanese(text);
  if (letters < least) return undefined;
  if (said === 'ja') return share < 0.05 ? 'en' : undefined;
  return share > 0.5 ? 'ja' : undefined;
}
