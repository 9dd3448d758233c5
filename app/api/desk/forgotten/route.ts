import { askForPassword } from '#db/auth/ask-for-password.ts';
import { forgottenPath, invitationPath } from '#lib/desk/paths.ts';
import { forgottenRequest } from '#lib/desk/request-schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { doorRoute } from '../desk-route.ts';
import { linkTo } from '../link-to.ts';
import { addressOf } from '../request-facts.ts';

/** Sends a link for a new password by mail, where there is such an account; the answer is the same where there is none. */
export const POST = doorRoute({
  schema: forgottenRequest,
  page: forgottenPath,
  form: 'forgotten',
  keeps: ['email'],
  async run({ input, request: { headers } }) {
    if (!processSettings().sendsMail) return { ok: false, error: { code: 'no-mail' } };
    const asked = { email: input.email, address: addressOf(headers), link: linkTo(invitationPath) };
    const result = await askForPassword(asked);
    return result.ok
      ? { ok: true, success: { code: 'password-mailed' } }
      : { ok: false, wait: result.seconds };
  },
});
