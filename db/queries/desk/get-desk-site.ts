import { scopeOf } from '#lib/rights.ts';
import type { SiteSettings } from '#lib/site/site-settings.ts';
import type { Actor } from '../../auth/actor.ts';
import { getSiteSettings } from '../site/site.ts';

/** What is set of the site, for its forms; null for who may not change it. */
export async function getDeskSite(actor: Actor): Promise<SiteSettings | null> {
  return scopeOf(actor, 'manage-settings') === undefined ? null : getSiteSettings();
}
