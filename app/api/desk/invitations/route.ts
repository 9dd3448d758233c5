import { invitePerson } from '#db/commands/people/invite-person.ts';
import { invitationPath, peoplePath } from '#lib/desk/paths.ts';
import { inviteRequest } from '#lib/desk/request-schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { deskRoute } from '../desk-route.ts';

/** Makes an invitation for `email` as `role`; the page shows its link once. */
export const POST = deskRoute({
  schema: inviteRequest,
  page: peoplePath,
  form: 'invite',
  keeps: ['email', 'role'],
  async run({ viewer, input: { email, role } }) {
    const result = await invitePerson({ actor: viewer, email, role });
    if (!result.ok) return result;
    const link = absoluteUrl(processSettings().siteUrl, invitationPath(result.token));
    return { ok: true, once: { link, email: email.trim(), until: result.expiresAt.toISOString() } };
  },
});
