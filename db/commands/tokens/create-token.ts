import { and, eq, gt, isNull } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from '#lib/token-scopes.ts';
import type { Actor } from '../../auth/actor.ts';
import { newApiToken } from '../../auth/api-token.ts';
import { apiToken } from '../../schema.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

const DAY = 24 * 3_600_000;
const LONGEST_NAME = 80;

export type CreateToken = {
  actor: Actor;
  /** Audits and revisions call it by this. */
  name: string;
  scopes: readonly TokenScope[];
  /** How long it holds. */
  days?: number | undefined;
};

/**
 * Makes a token by which a program may write.
 * @returns the token, which is nowhere kept and cannot be had again
 */
export function createToken({ actor, days = TOKEN_DAYS.default, ...given }: CreateToken) {
  return runCommand(actor, { right: 'manage-tokens' }, async (context) => {
    const { transaction, now } = context;
    const name = cleanName(given.name);
    if (name === '' || name.length > LONGEST_NAME) refuse('invalid-token-name', { most: LONGEST_NAME });
    const scopes = TOKEN_SCOPES.filter((scope) => given.scopes.includes(scope));
    if (scopes.length === 0) refuse('no-token-scope');
    if (!Number.isInteger(days) || days < 1 || days > TOKEN_DAYS.most) {
      refuse('invalid-token-days', { most: TOKEN_DAYS.most });
    }
    const [same] = await transaction
      .select({ id: apiToken.id })
      .from(apiToken)
      .where(and(eq(apiToken.name, name), isNull(apiToken.revokedAt), gt(apiToken.expiresAt, now)));
    if (same) refuse('token-name-taken', { name });
    const { token, tokenHash, prefix } = newApiToken();
    const expiresAt = new Date(now.getTime() + days * DAY);
    const facts = { name, prefix, scopes, createdBy: actor.userId, createdAt: now, expiresAt };
    const [made] = await transaction
      .insert(apiToken)
      .values({ ...facts, tokenHash })
      .returning({ id: apiToken.id });
    const tokenId = made?.id ?? 0;
    await record(context, { action: 'create-token', detail: { tokenId, name, scopes }, visible: false });
    return { tokenId, name, prefix, token, scopes, expiresAt };
  });
}
