import type { SecurityRefusal } from '#db/auth/two-factor.ts';
import type { Answer } from '../answer.ts';

/** Why a change of how one signs in was not made. */
export function securityRefused(refusal: SecurityRefusal): Answer {
  switch (refusal.is) {
    case 'wait':
      return { ok: false, wait: refusal.seconds };
    case 'wrong-password':
      return { ok: false, fields: { password: 'wrong-password' } };
    case 'bad-password':
      return { ok: false, fields: { newPassword: refusal.problem } };
    case 'wrong-code':
      return { ok: false, fields: { code: 'wrong-code' } };
    case 'not-now':
      return { ok: false, error: { code: 'not-now' } };
  }
}
