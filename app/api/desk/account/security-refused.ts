import type { SecurityRefusal } from '#db/auth/two-factor.ts';
import { seeOther, tooMany } from '../answers.ts';

/** Says at the form why a change of how one signs in was not made. */
export function securityRefused(page: string, form: string, refusal: SecurityRefusal): Promise<Response> {
  switch (refusal.is) {
    case 'wait':
      return tooMany(page, refusal.seconds, { form });
    case 'wrong-password':
      return seeOther(page, { state: { form, fields: { password: 'wrong-password' } } });
    case 'bad-password':
      return seeOther(page, { state: { form, fields: { newPassword: refusal.problem } } });
    case 'wrong-code':
      return seeOther(page, { state: { form, fields: { code: 'wrong-code' } } });
    case 'not-now':
      return seeOther(page, { state: { form, error: { code: 'not-now' } } });
  }
}
