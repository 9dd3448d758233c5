import { confirmEmail } from '#db/auth/change-email.ts';
import { accountPath, emailPath, signInPath } from '#lib/desk/paths.ts';
import { emailRequest } from '#lib/desk/request-schemas.ts';
import { doorRoute } from '../desk-route.ts';

/** The form behind the link that was sent to a new e-mail address. */
export const POST = doorRoute({
  schema: emailRequest,
  page: ({ fields }) => emailPath(String(fields.token ?? '')),
  form: 'email',
  async run({ viewer, input }) {
    const result = await confirmEmail(input.token);
    // A link that is void has a page that says so.
    if (!result.ok) return { ok: false, error: { code: result.is === 'void' ? 'not-now' : result.is } };
    const success = { code: 'email-changed', detail: { email: result.email } } as const;
    return viewer
      ? { ok: true, page: accountPath, form: 'email', success }
      : { ok: true, page: signInPath(), form: 'sign-in', success, values: { email: result.email } };
  },
});
