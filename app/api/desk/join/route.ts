import { type AcceptProblem, acceptInvitation, findInvitation } from '#db/auth/invitations.ts';
import { invitationPath, setupPath, signInPath } from '#lib/desk/paths.ts';
import { deskLocale } from '../../../viewer.ts';
import { answerForm, seeOther, textOf } from '../answers.ts';

/** The form behind a one-time link: `token`, `name`, `password`, and `email` where the link does not say it. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (form) => {
    const [token, name, email] = [textOf(form, 'token'), textOf(form, 'name'), textOf(form, 'email')];
    const invitation = await findInvitation(token);
    const page = invitation?.email === null ? setupPath(token) : invitationPath(token);
    const result = await acceptInvitation({
      token,
      name,
      email,
      password: textOf(form, 'password'),
      locale: await deskLocale(),
    });
    if (result.ok) {
      const code = invitation?.person ? 'password-set' : 'account-made';
      const state = { form: 'sign-in', success: { code }, values: { email: result.email } } as const;
      return seeOther(signInPath(), { state });
    }
    const fields = fieldsOf(result.problems);
    const values = { name: name.slice(0, 200), email: email.slice(0, 254) };
    return seeOther(page, { state: { form: 'join', fields, values } });
  });
}

/** Which field a problem belongs to. A void link has none: its page says so. */
const FIELDS = {
  'no-name': 'name',
  'invalid-email': 'email',
  'has-account': 'email',
  'too-short': 'password',
  'too-long': 'password',
  'is-name': 'password',
  'too-common': 'password',
} as const;

function fieldsOf(problems: AcceptProblem[]) {
  return Object.fromEntries(problems.flatMap((code) => (code === 'void' ? [] : [[FIELDS[code], code]])));
}
