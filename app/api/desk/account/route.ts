import { askForEmail } from '#db/auth/change-email.ts';
import { changePassword } from '#db/auth/two-factor.ts';
import { changeOwnName } from '#db/commands/people/change-own-account.ts';
import { accountPath, emailPath } from '#lib/desk/paths.ts';
import { accountRequest } from '#lib/desk/request-schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { deskRoute } from '../desk-route.ts';
import { linkTo } from '../link-to.ts';
import { securityRefused } from './security-refused.ts';

/** Changes the own account: the name, the e-mail address, or the password. */
export const POST = deskRoute({
  schema: accountRequest,
  page: accountPath,
  form: ({ do: what }) => (what === 'password' || what === 'email' ? what : 'name'),
  keeps: ['name', 'email'],
  async run({ viewer, input, request: { headers } }) {
    if (input.do === 'name') {
      const isChanged = await changeOwnName({ actor: viewer, name: input.name });
      return isChanged
        ? { ok: true, success: { code: 'name-saved' } }
        : { ok: false, fields: { name: 'no-name' } };
    }
    if (input.do === 'email') {
      if (!processSettings().sendsMail) return { ok: false, error: { code: 'no-mail' } };
      const { email, password } = input;
      const result = await askForEmail({ viewer, email, password, link: linkTo(emailPath) });
      if (result.ok) return { ok: true, success: { code: 'email-asked', detail: { email: result.email } } };
      return result.is === 'bad-email'
        ? { ok: false, fields: { email: result.problem } }
        : securityRefused(result);
    }
    const { password, newPassword } = input;
    const result = await changePassword({ viewer, password, newPassword, headers });
    if (!result.ok) return securityRefused(result);
    return { ok: true, success: { code: 'password-changed' }, cookies: result.cookies };
  },
});
