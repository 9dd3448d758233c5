import type { AuditAction } from '#lib/desk/audit.ts';
import type { SiteSettings } from '#lib/site/site-settings.ts';
import type { Actor } from '../../auth/actor.ts';
import { EVERYTHING } from '../../freshness/words.ts';
import { getSiteSettings, SITE_KEY, siteSeen } from '../../queries/site/site.ts';
import { setSetting } from '../../set-setting.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type SiteRef = {
  actor: Actor;
  /** The fingerprint of the part that the form showed (`siteSeen`); undefined where nobody looked. */
  seen?: string | undefined;
};

/**
 * What every verb about the site has in common: an administrator acts, on what their form showed; the audit has the part before and
 * after; and every page, feed and file is rendered anew, for the name of the site stands in all of them.
 * @param part what of the settings the verb is about
 * @param change writes the part into settings that are its own
 */
export function changeSite(
  { actor, seen }: SiteRef,
  action: AuditAction,
  part: (settings: SiteSettings) => object | null,
  change: (settings: SiteSettings) => void,
) {
  return runCommand(actor, { right: 'manage-settings' }, async (context) => {
    const before = await getSiteSettings(context.transaction);
    if (seen !== undefined && seen !== siteSeen(part(before))) refuse('site-moved-on');
    const after = structuredClone(before);
    change(after);
    if (siteSeen(part(before)) === siteSeen(part(after))) return {};
    await setSetting(context.transaction, SITE_KEY, after);
    context.changed.add(EVERYTHING);
    await record(context, { action, detail: { before: part(before), after: part(after) }, visible: false });
    return {};
  });
}
