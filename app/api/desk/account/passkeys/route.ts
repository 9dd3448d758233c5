import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '#db/auth/passkeys.ts';
import { accountPath, passkeyPath } from '#lib/desk/paths.ts';
import { passkeysRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../../desk-route.ts';
import { securityRefused } from '../security-refused.ts';

const NO_PASSKEY = { ok: false, error: { code: 'no-passkey' } } as const;

/** The passkeys of the own account. Making one takes the password first, then what a device has answered. */
export const POST = deskRoute({
  schema: passkeysRequest,
  page: accountPath,
  form: 'passkeys',
  keeps: ['name'],
  async run({ viewer, input }) {
    switch (input.do) {
      case 'begin': {
        const { name, password } = input;
        const result = await beginPasskey({ viewer, name, password });
        if (result.ok)
          return { ok: true, page: passkeyPath, form: 'passkey', once: { token: result.ticket } };
        return result.is === 'bad-name'
          ? { ok: false, fields: { name: 'bad-passkey-name' } }
          : securityRefused(result);
      }
      case 'add': {
        const { ticket, credential } = input;
        const result = await addPasskey({ viewer, ticket, credential });
        return result.ok
          ? { ok: true, success: { code: 'passkey-added', detail: { name: result.name } } }
          : { ok: false, error: { code: 'passkey-not-added' } };
      }
      case 'rename':
        return (await renamePasskey({ viewer, ...input }))
          ? { ok: true, success: { code: 'passkey-renamed' } }
          : { ok: false, error: { code: 'bad-passkey-name' } };
      case 'remove':
        return (await removePasskey({ viewer, id: input.id }))
          ? { ok: true, success: { code: 'passkey-removed' } }
          : NO_PASSKEY;
    }
  },
});
