import { eq } from 'drizzle-orm';
import { LOCALES } from '#lib/locale.ts';
import { nothingSet, type SiteSettings } from '#lib/site/site-settings.ts';
import { setting } from '../../schema.ts';
import { type Database, theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';

/** The row in which all of it is kept. */
export const SITE_KEY = 'site';

/** What administrators have set of the site, as it stands in the store. What a later version adds is not set. */
export async function getSiteSettings(read: Database = theStore().read): Promise<SiteSettings> {
  const [row] = await read.select().from(setting).where(eq(setting.key, SITE_KEY));
  const kept = (row?.value ?? {}) as Partial<SiteSettings>;
  const settings = { ...nothingSet(), ...kept };
  const empty = nothingSet();
  for (const locale of LOCALES) {
    settings.words[locale] = { ...empty.words[locale], ...kept.words?.[locale] };
    settings.pages[locale] = { ...empty.pages[locale], ...kept.pages?.[locale] };
  }
  return settings;
}

/** The fingerprint of a part of the settings, as forms carry it: who judges by another one did not see what stands there. */
export const siteSeen = (part: object | null): string => textHash(JSON.stringify(part));
