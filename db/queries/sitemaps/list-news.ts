import type { Locale } from '#lib/locale.ts';
import { theStore } from '../../store.ts';
import { listTeasers, type Teaser } from '../editions/teaser.ts';

/**
 * How far back the news sitemap goes, in milliseconds: an hour less than the two days that it may, because what is kept of it is
 * true for an hour at most (server/cache/response-cache.ts). So nothing is older though nobody writes when it becomes so.
 */
const SPAN = 47 * 3_600_000;
/** More are not read. */
const MOST = 1_000;
const FOREVER = new Date(8.64e15);

/**
 * The public articles of the last two days in one language, newest first. What somebody paid for is no news, and what search engines
 * are to leave out is left out.
 */
export async function listNews({ locale }: { locale: Locale }): Promise<Teaser[]> {
  const from = new Date(theStore().now().getTime() - SPAN);
  const teasers = await listTeasers({ locale, list: { kind: 'all', from, until: FOREVER }, limit: MOST });
  return teasers.filter(({ sponsor, noindex }) => sponsor === null && !noindex);
}
