import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { pageOfTeasers, type TeaserPage } from '../editions/teaser.ts';

/** The public articles of an author in one language, newest first, a page at a time. */
export async function listByAuthor(args: {
  locale: Locale;
  authorId: number;
  after?: Cursor | undefined;
}): Promise<TeaserPage> {
  const { locale, authorId, after } = args;
  return pageOfTeasers({ locale, list: { kind: 'author', entityId: authorId }, after });
}
