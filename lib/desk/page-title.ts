import { LOCALES, type Locale } from '../locale.ts';

/** What tabs say of a page of the desk: `%s` is the name of the page. */
export const PAGE_TITLE = '%s – PRISM News';

export const pageTitle = (name: string): string => PAGE_TITLE.replace('%s', () => name);

/**
 * The headline by which an article is called at the desk.
 * @param locale the language of the desk, whose headline goes first
 * @returns undefined where neither language has one
 */
export function headlineIn(
  headlines: Record<Locale, string>,
  locale: Locale,
): { text: string; locale: Locale } | undefined {
  return [locale, ...LOCALES]
    .map((each) => ({ text: headlines[each].trim(), locale: each }))
    .find(({ text }) => text !== '');
}
