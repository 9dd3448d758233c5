import { createToken } from '#db/commands/tokens/create-token.ts';
import { tokensPath } from '#lib/desk/paths.ts';
import { tokenRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/** Makes a token; the page shows it once. */
export const POST = deskRoute({
  schema: tokenRequest,
  page: tokensPath,
  form: 'token',
  keeps: ['name', 'scope', 'days'],
  async run({ viewer, input: { name, scope, days } }) {
    const result = await createToken({ actor: viewer, name, scopes: scope, days });
    if (!result.ok) return result;
    const once = { token: result.token, name: result.name, until: result.expiresAt.toISOString() };
    return { ok: true, once };
  },
});
