import { invitePerson } from '#db/commands/people/invite-person.ts';
import { invitationPath, peoplePath } from '#lib/desk/paths.ts';
import { inviteRequest } from '#lib/desk/request-schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { deskRoute } from '../desk-route.ts';
import { linkTo } from '../link-to.ts';

/** Makes an invitation for `email` as `role`; the page shows its link once, and it is sent where mails are. */
export const POST = deskRoute({
  schema: inviteRequest,
  page: peoplePath,
  form: 'invite',
  keeps: ['email', 'role', 'locale'],
  async run({ viewer, input: { email, role, locale = viewer.locale } }) {
    const link = linkTo(invitationPath);
    const mail = processSettings().sendsMail ? { locale, link } : undefined;
    const result = await invitePerson({ actor: viewer, email, role, mail });
    if (!result.ok) return result;
    const to = email.trim();
    const once = { link: link(result.token), email: to, until: result.expiresAt.toISOString() };
    return { ok: true, once, ...(mail && { success: { code: 'link-mailed', detail: { email: to } } }) };
  },
});
