import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { monthRange } from '#lib/month.ts';
import { pageOfTeasers, type TeaserPage } from './teaser.ts';

/** The public articles of one month of Japan's calendar (`2026-11`), newest first, a page at a time. */
export async function listArchive(args: {
  locale: Locale;
  month: string;
  after?: Cursor | undefined;
}): Promise<TeaserPage> {
  const range = monthRange(args.month);
  if (!range) return { teasers: [], next: null };
  return pageOfTeasers({ locale: args.locale, list: { kind: 'all', ...range }, after: args.after });
}
