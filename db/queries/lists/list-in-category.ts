import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { pageOfTeasers, type TeaserPage } from '../editions/teaser.ts';

/** The public articles of a category in one language, newest first, a page at a time. */
export async function listInCategory(args: {
  locale: Locale;
  categoryId: number;
  after?: Cursor | undefined;
}): Promise<TeaserPage> {
  const { locale, categoryId, after } = args;
  return pageOfTeasers({ locale, list: { kind: 'category', entityId: categoryId }, after });
}
