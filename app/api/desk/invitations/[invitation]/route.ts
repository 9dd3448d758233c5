import { revokeInvitation } from '#db/commands/people/revoke-invitation.ts';
import { peoplePath } from '#lib/desk/paths.ts';
import { idOf } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';

/** Takes an invitation back. */
export const POST = deskRoute({
  page: peoplePath,
  form: 'invitations',
  async run({ viewer, params }) {
    const result = await revokeInvitation({ actor: viewer, invitationId: idOf(params.invitation) });
    return result.ok ? { ok: true, success: { code: 'invitation-revoked' } } : result;
  },
});
