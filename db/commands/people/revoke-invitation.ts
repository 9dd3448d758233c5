import { eq } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { invitation } from '../../schema.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';

export type RevokeInvitation = { actor: Actor; invitationId: number };

/** Takes an invitation back that was not used yet: its link is void. */
export function revokeInvitation({ actor, invitationId }: RevokeInvitation) {
  return runCommand(actor, { right: 'manage-people' }, async (context) => {
    const [gone] = await context.transaction
      .delete(invitation)
      .where(eq(invitation.id, invitationId))
      .returning({ email: invitation.email });
    if (!gone) refuse('unknown-invitation');
    await record(context, { action: 'revoke-invitation', detail: { email: gone.email }, visible: false });
    return {};
  });
}
