import { beginTwoFactor, confirmTwoFactor, endTwoFactor, renewBackupCodes } from '#db/auth/two-factor.ts';
import { isStoreError } from '#db/store.ts';
import { accountPath, twoFactorPath } from '#lib/desk/paths.ts';
import { twoFactorRequest } from '#lib/desk/request-schemas.ts';
import { FORM_COOKIE, openFormState } from '../../../../form-state.ts';
import { cookieOf } from '../../../../viewer.ts';
import { type Answer, STORE_FAILED } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';
import { securityRefused } from '../security-refused.ts';

/** The second step of signing in. Confirming takes the code that the app shows, everything else the password. */
export const POST = deskRoute({
  schema: twoFactorRequest,
  page: accountPath,
  form: 'two-factor',
  async run({ viewer, input, request: { headers } }) {
    const asked = { viewer, password: input.password, headers };
    switch (input.do) {
      case 'begin': {
        const result = await beginTwoFactor(asked);
        if (!result.ok) return securityRefused(result);
        const once = { uri: result.uri, codes: result.backupCodes };
        return { ok: true, page: twoFactorPath, form: 'confirm', once };
      }
      case 'confirm':
        return confirm({ viewer, headers, code: input.code.slice(0, 100) });
      case 'renew': {
        const result = await renewBackupCodes(asked);
        if (!result.ok) return securityRefused(result);
        return { ok: true, page: twoFactorPath, form: 'renewed', once: { codes: result.backupCodes } };
      }
      case 'end': {
        const result = await endTwoFactor(asked);
        if (!result.ok) return securityRefused(result);
        return { ok: true, success: { code: 'two-factor-off' }, cookies: result.cookies };
      }
    }
  },
});

/** The key and the codes stay on the page until the app agrees with us. */
async function confirm(asked: Parameters<typeof confirmTwoFactor>[0]): Promise<Answer> {
  const shown = (await openFormState(cookieOf(asked.headers, FORM_COOKIE)))?.once;
  const again = shown && { page: twoFactorPath, form: 'confirm', once: shown };
  try {
    const result = await confirmTwoFactor(asked);
    if (result.ok) return { ok: true, success: { code: 'two-factor-on' }, cookies: result.cookies };
    return { ...securityRefused(result), ...(result.is === 'wrong-code' && again) };
  } catch (error) {
    if (!isStoreError(error)) throw error;
    return { ...STORE_FAILED, ...again };
  }
}
