import type { Names } from '#lib/desk/editor.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';

/** What something is called, in the language of the desk where it has a name in it. */
export function nameIn(names: Names, locale: Locale): string {
  return names[locale] ?? names[otherLocale(locale)] ?? '';
}

/** Both names, for people who work in both languages. */
export function bothNames({ ja, en }: Names): string {
  return [ja, en].filter(Boolean).join(' / ');
}
