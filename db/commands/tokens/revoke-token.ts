import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { apiToken } from '../../schema.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

/** Revokes a token: whoever comes with it is refused from now on. */
export function revokeToken({ actor, tokenId }: { actor: Actor; tokenId: number }) {
  return runCommand(actor, { right: 'manage-tokens' }, async (context) => {
    const [revoked] = await context.transaction
      .update(apiToken)
      .set({ revokedAt: context.now })
      .where(and(eq(apiToken.id, tokenId), isNull(apiToken.revokedAt)))
      .returning({ name: apiToken.name });
    if (!revoked) return refuse('unknown-token');
    const { name } = revoked;
    await record(context, { action: 'revoke-token', detail: { tokenId, name }, visible: false });
    return { tokenId, name };
  });
}
