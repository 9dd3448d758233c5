import { DEVICE_COOKIE, DEVICE_SECONDS } from '#db/auth/known-device.ts';
import { takeSecondStep } from '#db/auth/second-step.ts';
import { codePath, localDeskPath, signInPath } from '#lib/desk/paths.ts';
import { codeRequest } from '#lib/desk/request-schemas.ts';
import { doorRoute } from '../../desk-route.ts';
import { addressOf, cookieLine } from '../../request-facts.ts';

/** The form of the second step. */
export const POST = doorRoute({
  schema: codeRequest,
  page: ({ fields }) => codePath(localDeskPath(String(fields.next ?? ''))),
  form: ({ kind }) => (kind === 'backup' ? 'backup' : 'app'),
  async run({ input, request: { headers } }) {
    const { kind, carried } = input;
    const next = localDeskPath(input.next);
    const code = input.code.slice(0, 100);
    const result = await takeSecondStep({ code, kind, headers, address: addressOf(headers) });
    const again = { page: signInPath(next), form: 'sign-in', carried };
    switch (result.is) {
      case 'signed-in': {
        const cookies = [...result.cookies, cookieLine(DEVICE_COOKIE, result.device, DEVICE_SECONDS)];
        return { ok: true, page: next, cookies, carried };
      }
      case 'wrong':
        return { ok: false, fields: { code: kind === 'app' ? 'wrong-code' : 'wrong-backup-code' }, carried };
      case 'over':
        return { ok: false, error: { code: 'over' }, ...again };
      case 'wait':
        return { ok: false, wait: result.seconds, ...again };
    }
  },
});
