import type { Locale } from '#lib/locale.ts';
import { monthOf, monthRange } from '#lib/month.ts';
import { listTeasers } from './teaser.ts';

/** A store would have to be older than this many months for its first ones to be left out. */
const MOST_MONTHS = 600;

/**
 * The months in which something public was published in a language, newest first. Hops from month to month over the
 * index, one short statement each, whatever their number of articles.
 */
export async function listArchiveMonths({ locale }: { locale: Locale }): Promise<string[]> {
  const months: string[] = [];
  let until = new Date(8.64e15);
  while (months.length < MOST_MONTHS) {
    const list = { kind: 'all' as const, from: new Date(0), until };
    const [newest] = await listTeasers({ locale, list, limit: 1 });
    const month = newest && monthOf(newest.publishedAt);
    const range = month && monthRange(month);
    if (!range) break;
    months.push(month);
    until = range.from;
  }
  return months;
}
