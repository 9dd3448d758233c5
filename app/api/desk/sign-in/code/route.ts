import { DEVICE_COOKIE, DEVICE_SECONDS } from '#db/auth/known-device.ts';
import { takeSecondStep } from '#db/auth/second-step.ts';
import { codePath, localDeskPath, signInPath } from '#lib/desk/paths.ts';
import { addressOf, answerForm, cookieLine, seeOther, textOf, tooMany } from '../../answers.ts';

/** The form of the second step: `code`, its `kind` (`app` or `backup`), and `next`, where to go on. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (form) => {
    const next = localDeskPath(textOf(form, 'next'));
    const kind = textOf(form, 'kind') === 'backup' ? 'backup' : 'app';
    const result = await takeSecondStep({
      code: textOf(form, 'code').slice(0, 100),
      kind,
      headers: request.headers,
      address: addressOf(request),
    });
    switch (result.is) {
      case 'signed-in':
        return seeOther(next, {
          setCookies: [...result.cookies, cookieLine(DEVICE_COOKIE, result.device, DEVICE_SECONDS)],
        });
      case 'wrong': {
        const code = kind === 'app' ? 'wrong-code' : 'wrong-backup-code';
        return seeOther(codePath(next), { state: { form: kind, fields: { code } } });
      }
      case 'over':
        return seeOther(signInPath(next), { state: { form: 'sign-in', error: { code: 'over' } } });
      case 'wait':
        return tooMany(signInPath(next), result.seconds, { form: 'sign-in' });
    }
  });
}
