import Negotiator from 'negotiator';
import { FALLBACK_LOCALE, isLocale, LOCALES, type Locale } from './locale.ts';

/** Which of our languages somebody prefers, by an Accept-Language header. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale {
  if (!acceptLanguage) return FALLBACK_LOCALE;
  // Who takes any gets the first of these.
  const ours = [...LOCALES].sort((a, b) => Number(b === FALLBACK_LOCALE) - Number(a === FALLBACK_LOCALE));
  const wanted = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).language(ours);
  return isLocale(wanted) ? wanted : FALLBACK_LOCALE;
}
