import { desc, eq } from 'drizzle-orm';
import { scopeOf } from '#lib/rights.ts';
import type { TokenScope } from '#lib/token-scopes.ts';
import type { Actor } from '../../../auth/actor.ts';
import { apiToken, user } from '../../../schema.ts';
import { theStore } from '../../../store.ts';

export type TokenEntry = {
  id: number;
  name: string;
  /** Its first characters. */
  prefix: string;
  scopes: TokenScope[];
  /** Null when it was made on the command line, or by an account that is gone. */
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  state: 'active' | 'expired' | 'revoked';
};

/** All tokens, newest first, those that are over or revoked included; null for who may not know. */
export async function listTokens(actor: Actor): Promise<TokenEntry[] | null> {
  if (scopeOf(actor, 'manage-tokens') === undefined) return null;
  const { read, now } = theStore();
  const rows = await read
    .select({ token: apiToken, createdBy: user.name })
    .from(apiToken)
    .leftJoin(user, eq(user.id, apiToken.createdBy))
    .orderBy(desc(apiToken.id));
  const at = now();
  return rows.map(({ token, createdBy }) => {
    const { id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = token;
    const state = revokedAt ? 'revoked' : expiresAt <= at ? 'expired' : 'active';
    return { id, name, prefix, scopes, createdBy, createdAt, expiresAt, lastUsedAt, state };
  });
}
