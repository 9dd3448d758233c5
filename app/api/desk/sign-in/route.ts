import { DEVICE_COOKIE, DEVICE_SECONDS } from '#db/auth/known-device.ts';
import { signIn } from '#db/auth/sign-in.ts';
import { codePath, localDeskPath, signInPath } from '#lib/desk/paths.ts';
import { signInRequest } from '#lib/desk/request-schemas.ts';
import { cookieOf } from '../../../viewer.ts';
import { doorRoute } from '../desk-route.ts';
import { addressOf, cookieLine } from '../request-facts.ts';

/** The form of the sign-in page. */
export const POST = doorRoute({
  schema: signInRequest,
  page: ({ fields }) => signInPath(localDeskPath(String(fields.next ?? ''))),
  form: 'sign-in',
  keeps: ['email'],
  async run({ input, request: { headers } }) {
    const { email, password, carried } = input;
    const next = localDeskPath(input.next);
    const device = cookieOf(headers, DEVICE_COOKIE);
    const result = await signIn({ email, password, headers, address: addressOf(headers), device });
    switch (result.is) {
      case 'signed-in': {
        const cookies = [...result.cookies, cookieLine(DEVICE_COOKIE, result.device, DEVICE_SECONDS)];
        return { ok: true, page: next, cookies, carried };
      }
      case 'second-step':
        return { ok: true, page: codePath(next), cookies: result.cookies, carried };
      case 'wrong':
        return { ok: false, error: { code: 'wrong' }, carried };
      case 'wait':
        return { ok: false, wait: result.seconds, carried };
    }
  },
});
