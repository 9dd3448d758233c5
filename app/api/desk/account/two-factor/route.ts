import { beginTwoFactor, confirmTwoFactor, endTwoFactor, renewBackupCodes } from '#db/auth/two-factor.ts';
import { accountPath, twoFactorPath } from '#lib/desk/paths.ts';
import { FORM_COOKIE, openFormState } from '../../../../form-state.ts';
import { answerStaff, cookieOf, done, seeOther, textOf } from '../../answers.ts';
import { securityRefused } from '../security-refused.ts';

/**
 * The second step of signing in: `do` is `begin`, `end` or `renew` (with `password`), or `confirm` (with the `code` that
 * the app shows).
 */
export async function POST(request: Request): Promise<Response> {
  return answerStaff(request, accountPath, async (viewer, form) => {
    const asked = { viewer, password: textOf(form, 'password'), headers: request.headers };
    switch (textOf(form, 'do')) {
      case 'begin': {
        const result = await beginTwoFactor(asked);
        if (!result.ok) return securityRefused(accountPath, 'two-factor', result);
        const once = { uri: result.uri, codes: result.backupCodes };
        return seeOther(twoFactorPath, { state: { form: 'confirm', once } });
      }
      case 'confirm': {
        // The key and the codes stay on the page until the app agrees with us.
        const shown = (await openFormState(await cookieOf(FORM_COOKIE)))?.once;
        const result = await confirmTwoFactor({ ...asked, code: textOf(form, 'code').slice(0, 100) });
        if (result.ok) return done(accountPath, 'two-factor', { code: 'two-factor-on' }, result.cookies);
        if (result.is !== 'wrong-code' || !shown) return securityRefused(accountPath, 'two-factor', result);
        const state = { form: 'confirm', fields: { code: 'wrong-code' as const }, once: shown };
        return seeOther(twoFactorPath, { state });
      }
      case 'renew': {
        const result = await renewBackupCodes(asked);
        if (!result.ok) return securityRefused(accountPath, 'two-factor', result);
        return seeOther(twoFactorPath, { state: { form: 'renewed', once: { codes: result.backupCodes } } });
      }
      case 'end': {
        const result = await endTwoFactor(asked);
        if (!result.ok) return securityRefused(accountPath, 'two-factor', result);
        return done(accountPath, 'two-factor', { code: 'two-factor-off' }, result.cookies);
      }
      default:
        return new Response('There is no such verb.\n', { status: 400 });
    }
  });
}
