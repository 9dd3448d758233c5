import { randomBytes } from 'node:crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { rightsOfScopes, type TokenScope } from '#lib/token-scopes.ts';
import { apiToken } from '../schema.ts';
import { isStoreError, theStore } from '../store.ts';
import type { TokenActor } from './actor.ts';
import { admitAttempt } from './attempts.ts';
import { hashToken } from './one-time-token.ts';

const MARK = 'prism_';
/** Of the mark and a secret of 32 bytes. */
const TOKEN = /^prism_[\w-]{43}$/;
/** Enough to know a token again, and far too little to guess the rest. */
const SHOWN = MARK.length + 6;
/** How old the time of the last use may be, so that not every request writes. */
const MINUTE = 60_000;

/** A new token, and what the store keeps of it. The token itself is shown once. */
export function newApiToken(): { token: string; tokenHash: string; prefix: string } {
  const token = MARK + randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token), prefix: token.slice(0, SHOWN) };
}

/** What a program is let in as. */
export type Bearer = { actor: TokenActor; scopes: readonly TokenScope[] };

export type BearerProblem =
  | { ok: false; code: 'invalid-token' | 'expired-token' }
  | { ok: false; code: 'many-attempts'; retryAfter: number };

/**
 * Whom the Authorization header of a request lets in. A wrong token counts as an attempt of the network that it came from,
 * as a wrong password does; one that is over or revoked does not, for its owner is no stranger. A right one is never kept
 * waiting: it cannot be guessed.
 * @param client the address that the request came from
 */
export async function findBearer(
  authorization: string,
  client: string,
): Promise<({ ok: true } & Bearer) | BearerProblem> {
  const [, token] = /^bearer +(\S+) *$/i.exec(authorization) ?? [];
  // What is no token at all is no guess either, and costs nothing.
  if (token === undefined || !TOKEN.test(token)) return { ok: false, code: 'invalid-token' };
  const { read, now } = theStore();
  const [found] = await read
    .select()
    .from(apiToken)
    .where(eq(apiToken.tokenHash, hashToken(token)));
  if (!found) {
    const held = await admitAttempt({ account: 'api token', address: client, device: undefined });
    return held
      ? { ok: false, code: 'many-attempts', retryAfter: held.retryAfter }
      : { ok: false, code: 'invalid-token' };
  }
  const at = now();
  if (found.revokedAt) return { ok: false, code: 'invalid-token' };
  if (found.expiresAt <= at) return { ok: false, code: 'expired-token' };
  await noteUse(found, at);
  const { id: tokenId, name, scopes } = found;
  const actor: TokenActor = { name: `token ${name}`, rights: rightsOfScopes(scopes), userId: null, tokenId };
  return { ok: true, actor, scopes };
}

async function noteUse({ id, lastUsedAt }: typeof apiToken.$inferSelect, at: Date): Promise<void> {
  const old = new Date(at.getTime() - MINUTE);
  if (lastUsedAt && lastUsedAt > old) return;
  try {
    await theStore().write(async (transaction) => {
      await transaction
        .update(apiToken)
        .set({ lastUsedAt: at })
        .where(and(eq(apiToken.id, id), or(isNull(apiToken.lastUsedAt), lt(apiToken.lastUsedAt, at))));
    });
  } catch (error) {
    // Reading goes on where nothing can be written.
    if (!isStoreError(error)) throw error;
  }
}
