import { DEVICE_COOKIE, DEVICE_SECONDS } from '#db/auth/known-device.ts';
import { signIn } from '#db/auth/sign-in.ts';
import { codePath, localDeskPath, signInPath } from '#lib/desk/paths.ts';
import { addressOf, answerForm, cookieLine, cookieOf, seeOther, textOf, tooMany } from '../answers.ts';

/** The form of the sign-in page: `email`, `password`, and `next`, where to go on. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (form) => {
    const next = localDeskPath(textOf(form, 'next'));
    const email = textOf(form, 'email');
    const result = await signIn({
      email,
      password: textOf(form, 'password'),
      headers: request.headers,
      address: addressOf(request),
      device: await cookieOf(DEVICE_COOKIE),
    });
    const state = { form: 'sign-in', values: { email: email.slice(0, 254) } };
    switch (result.is) {
      case 'signed-in':
        return seeOther(next, {
          setCookies: [...result.cookies, cookieLine(DEVICE_COOKIE, result.device, DEVICE_SECONDS)],
        });
      case 'second-step':
        return seeOther(codePath(next), { setCookies: result.cookies });
      case 'wrong':
        return seeOther(signInPath(next), { state: { ...state, error: { code: 'wrong' } } });
      case 'wait':
        return tooMany(signInPath(next), result.seconds, state);
    }
  });
}
