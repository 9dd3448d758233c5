import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { pageOfTeasers, type TeaserPage } from '../editions/teaser.ts';

/** The public articles that carry a tag in one language, newest first, a page at a time. */
export async function listWithTag(args: {
  locale: Locale;
  tagId: number;
  after?: Cursor | undefined;
}): Promise<TeaserPage> {
  const { locale, tagId, after } = args;
  return pageOfTeasers({ locale, list: { kind: 'tag', entityId: tagId }, after });
}
