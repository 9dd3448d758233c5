import { type AcceptProblem, acceptInvitation, findInvitation } from '#db/auth/invitations.ts';
import { invitationPath, setupPath, signInPath } from '#lib/desk/paths.ts';
import { joinRequest } from '#lib/desk/request-schemas.ts';
import { localeOf } from '../../../viewer.ts';
import { doorRoute } from '../desk-route.ts';

/** The form behind a one-time link; it asks for `email` where the link does not say it. */
export const POST = doorRoute({
  schema: joinRequest,
  async page({ fields }) {
    const token = String(fields.token ?? '');
    return (await findInvitation(token))?.email === null ? setupPath(token) : invitationPath(token);
  },
  form: 'join',
  keeps: ['name', 'email'],
  async run({ viewer, input, request }) {
    const invitation = await findInvitation(input.token);
    const result = await acceptInvitation({ ...input, locale: localeOf(request.headers, viewer) });
    if (!result.ok) return { ok: false, fields: fieldsOf(result.problems) };
    const code = invitation?.person ? 'password-set' : 'account-made';
    const values = { email: result.email };
    return { ok: true, page: signInPath(), form: 'sign-in', success: { code }, values };
  },
});

/** Which field a problem belongs to. A void link has none: its page says so. */
const FIELDS = {
  'no-name': 'name',
  'invalid-email': 'email',
  'email-letters': 'email',
  'has-account': 'email',
  'too-short': 'password',
  'too-long': 'password',
  'is-name': 'password',
  'too-common': 'password',
} as const;

function fieldsOf(problems: AcceptProblem[]) {
  return Object.fromEntries(problems.flatMap((code) => (code === 'void' ? [] : [[FIELDS[code], code]])));
}
