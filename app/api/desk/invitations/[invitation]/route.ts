import { revokeInvitation } from '#db/commands/people/revoke-invitation.ts';
import { peoplePath } from '#lib/desk/paths.ts';
import { answerStaff, done, refused } from '../../answers.ts';

type Context = { params: Promise<{ invitation: string }> };

/** Takes an invitation back. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { invitation } = await params;
  return answerStaff(request, peoplePath, async (actor) => {
    const result = await revokeInvitation({ actor, invitationId: Number(invitation) || 0 });
    if (!result.ok) return refused(peoplePath, 'invitations', result);
    return done(peoplePath, 'invitations', { code: 'invitation-revoked' });
  });
}
