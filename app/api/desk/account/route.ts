import { changePassword } from '#db/auth/two-factor.ts';
import { changeOwnName } from '#db/commands/people/change-own-account.ts';
import { accountPath } from '#lib/desk/paths.ts';
import { accountRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';
import { securityRefused } from './security-refused.ts';

/** Changes the own account: the name, or the password. */
export const POST = deskRoute({
  schema: accountRequest,
  page: accountPath,
  form: (fields) => (fields.do === 'password' ? 'password' : 'name'),
  keeps: ['name'],
  async run({ viewer, input, request: { headers } }) {
    if (input.do === 'name') {
      const isChanged = await changeOwnName({ actor: viewer, name: input.name });
      return isChanged
        ? { ok: true, success: { code: 'name-saved' } }
        : { ok: false, fields: { name: 'no-name' } };
    }
    const { password, newPassword } = input;
    const result = await changePassword({ viewer, password, newPassword, headers });
    if (!result.ok) return securityRefused(result);
    return { ok: true, success: { code: 'password-changed' }, cookies: result.cookies };
  },
});
