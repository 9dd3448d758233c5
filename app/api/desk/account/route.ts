import { changePassword } from '#db/auth/two-factor.ts';
import { changeOwnName } from '#db/commands/people/change-own-account.ts';
import { accountPath } from '#lib/desk/paths.ts';
import { answerStaff, done, seeOther, textOf } from '../answers.ts';
import { securityRefused } from './security-refused.ts';

/** Changes the own account: `do` is `name` (with `name`) or `password` (with `password` and `newPassword`). */
export async function POST(request: Request): Promise<Response> {
  return answerStaff(request, accountPath, async (viewer, form) => {
    switch (textOf(form, 'do')) {
      case 'name': {
        const name = textOf(form, 'name');
        if (await changeOwnName({ actor: viewer, name }))
          return done(accountPath, 'name', { code: 'name-saved' });
        const values = { name: name.slice(0, 200) };
        return seeOther(accountPath, { state: { form: 'name', fields: { name: 'no-name' }, values } });
      }
      case 'password': {
        const newPassword = textOf(form, 'newPassword');
        const password = textOf(form, 'password');
        const result = await changePassword({ viewer, password, newPassword, headers: request.headers });
        if (!result.ok) return securityRefused(accountPath, 'password', result);
        return done(accountPath, 'password', { code: 'password-changed' }, result.cookies);
      }
      default:
        return new Response('There is no such verb.\n', { status: 400 });
    }
  });
}
