import { invitePerson } from '#db/commands/people/invite-person.ts';
import { invitationPath, peoplePath } from '#lib/desk/paths.ts';
import { processSettings } from '#lib/process-settings.ts';
import { isRole } from '#lib/rights.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { answerStaff, forbidden, seeOther, textOf } from '../answers.ts';

/** Makes an invitation for `email` as `role`; the page shows its link once. */
export async function POST(request: Request): Promise<Response> {
  return answerStaff(request, peoplePath, async (actor, form) => {
    const [email, role] = [textOf(form, 'email'), textOf(form, 'role')];
    if (!isRole(role)) return new Response('There is no such role.\n', { status: 400 });
    const result = await invitePerson({ actor, email, role });
    if (!result.ok) {
      if (result.code === 'forbidden') return forbidden();
      const error = { refusal: result.code, detail: result.detail };
      return seeOther(peoplePath, { state: { form: 'invite', error, values: { email, role } } });
    }
    const link = absoluteUrl(processSettings().siteUrl, invitationPath(result.token));
    const once = { link, email: email.trim(), until: result.expiresAt.toISOString() };
    return seeOther(peoplePath, { state: { form: 'invite', once } });
  });
}
