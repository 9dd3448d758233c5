import { and, desc, eq, gt } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { banner } from '../../../schema.ts';
import type { Database } from '../../../store.ts';

/** The banners of a language that are not over at `now`, the latest first. For whoever has asked about rights. */
export function openBanners(read: Database, locale: Locale, now: Date) {
  return read
    .select()
    .from(banner)
    .where(and(eq(banner.locale, locale), gt(banner.endsAt, now)))
    .orderBy(desc(banner.startsAt), desc(banner.id));
}
