import { revokeToken } from '#db/commands/tokens/revoke-token.ts';
import { tokensPath } from '#lib/desk/paths.ts';
import { idOf } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';

/** Revokes a token. */
export const POST = deskRoute({
  page: tokensPath,
  form: 'tokens',
  async run({ viewer, params }) {
    const result = await revokeToken({ actor: viewer, tokenId: idOf(params.token) });
    if (!result.ok) return result;
    return { ok: true, success: { code: 'token-revoked', detail: { name: result.name } } };
  },
});
