import { changeRole } from '#db/commands/people/change-role.ts';
import { disablePerson } from '#db/commands/people/disable-person.ts';
import { enablePerson } from '#db/commands/people/enable-person.ts';
import { endSessions } from '#db/commands/people/end-sessions.ts';
import { removePerson } from '#db/commands/people/remove-person.ts';
import { resetSignIn } from '#db/commands/people/reset-sign-in.ts';
import { invitationPath, peoplePath } from '#lib/desk/paths.ts';
import { processSettings } from '#lib/process-settings.ts';
import { isRole } from '#lib/rights.ts';
import { absoluteUrl } from '#lib/urls.ts';
import { answerStaff, done, refused, seeOther, textOf } from '../../answers.ts';

type Context = { params: Promise<{ person: string }> };

const VERBS = {
  disable: [disablePerson, 'disabled'],
  enable: [enablePerson, 'enabled'],
  remove: [removePerson, 'removed'],
  'end-sessions': [endSessions, 'sessions-ended'],
} as const;

/** Changes somebody's account: `do` says what, `role` which role. `name` only stands in the answer. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { person: personId } = await params;
  return answerStaff(request, peoplePath, async (actor, form) => {
    const [verb, role, name] = [textOf(form, 'do'), textOf(form, 'role'), textOf(form, 'name')];
    const detail = { name };
    if (verb === 'change-role') {
      if (!isRole(role)) return new Response('There is no such role.\n', { status: 400 });
      const result = await changeRole({ actor, personId, role });
      if (!result.ok) return refused(peoplePath, 'people', result);
      return done(peoplePath, 'people', { code: 'role-changed', detail });
    }
    if (verb === 'reset') {
      const result = await resetSignIn({ actor, personId });
      if (!result.ok) return refused(peoplePath, 'people', result);
      const link = absoluteUrl(processSettings().siteUrl, invitationPath(result.token));
      const once = { link, email: name, until: result.expiresAt.toISOString() };
      return seeOther(peoplePath, { state: { form: 'invite', once } });
    }
    if (!Object.hasOwn(VERBS, verb)) return new Response('There is no such verb.\n', { status: 400 });
    const [run, code] = VERBS[verb as keyof typeof VERBS];
    const result = await run({ actor, personId });
    if (!result.ok) return refused(peoplePath, 'people', result);
    return done(peoplePath, 'people', { code, detail });
  });
}
