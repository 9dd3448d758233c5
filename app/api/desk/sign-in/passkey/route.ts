import { enterByPasskey } from '#db/auth/enter-by-passkey.ts';
import { DEVICE_COOKIE, DEVICE_SECONDS } from '#db/auth/known-device.ts';
import { localDeskPath, signInPath } from '#lib/desk/paths.ts';
import { passkeyEntryRequest } from '#lib/desk/request-schemas.ts';
import { doorRoute } from '../../desk-route.ts';
import { addressOf, cookieLine } from '../../request-facts.ts';

/** The form of the sign-in page into which a script puts what a device has answered. */
export const POST = doorRoute({
  schema: passkeyEntryRequest,
  page: ({ fields }) => signInPath(localDeskPath(String(fields.next ?? ''))),
  form: 'passkey',
  async run({ input, request: { headers } }) {
    const { challenge, credential, next, carried } = input;
    const result = await enterByPasskey({ challenge, credential, headers, address: addressOf(headers) });
    switch (result.is) {
      case 'signed-in': {
        const cookies = [...result.cookies, cookieLine(DEVICE_COOKIE, result.device, DEVICE_SECONDS)];
        return { ok: true, page: localDeskPath(next), cookies, carried };
      }
      case 'wrong':
        return { ok: false, error: { code: 'wrong-passkey' }, carried };
      case 'over':
        return { ok: false, error: { code: 'passkey-over' }, carried };
      case 'wait':
        return { ok: false, wait: result.seconds, carried };
    }
  },
});
