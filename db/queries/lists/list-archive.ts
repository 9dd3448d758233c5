import type { Cursor } from '#lib/cursor.ts';
import type { Locale } from '#lib/locale.ts';
import { monthRange } from '#lib/month.ts';
import { type List, pageOfTeasers, type TeaserPage } from '../editions/teaser.ts';

/** The public articles of one month of Japan's calendar (`2026-11`), newest first, a page at a time. */
export async function listArchive(args: {
  locale: Locale;
  month: string;
  after?: Cursor | undefined;
}): Promise<TeaserPage> {
  const list = listOfMonth(args.month);
  if (!list) return { teasers: [], next: null };
  return pageOfTeasers({ locale: args.locale, list, after: args.after });
}

/** The list of a month of Japan's calendar; null when `month` is none. */
export function listOfMonth(month: string): List | null {
  const range = monthRange(month);
  return range && { kind: 'all', ...range };
}
