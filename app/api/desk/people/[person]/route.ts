import { changeRole } from '#db/commands/people/change-role.ts';
import { disablePerson } from '#db/commands/people/disable-person.ts';
import { enablePerson } from '#db/commands/people/enable-person.ts';
import { endSession, endSessions } from '#db/commands/people/end-sessions.ts';
import { removePerson } from '#db/commands/people/remove-person.ts';
import { resetSignIn } from '#db/commands/people/reset-sign-in.ts';
import { invitationPath, peoplePath } from '#lib/desk/paths.ts';
import { personRequest } from '#lib/desk/request-schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { deskRoute } from '../../desk-route.ts';
import { linkTo } from '../../link-to.ts';

const VERBS = {
  disable: [disablePerson, 'disabled'],
  enable: [enablePerson, 'enabled'],
  remove: [removePerson, 'removed'],
  'end-sessions': [endSessions, 'sessions-ended'],
} as const;

/** Changes somebody's account. */
export const POST = deskRoute({
  schema: personRequest,
  page: peoplePath,
  form: 'people',
  async run({ viewer, input, params: { person: personId = '' } }) {
    const detail = { name: input.name };
    switch (input.do) {
      case 'change-role': {
        const result = await changeRole({ actor: viewer, personId, role: input.role });
        return result.ok ? { ok: true, success: { code: 'role-changed', detail } } : result;
      }
      case 'end-session': {
        const result = await endSession({ actor: viewer, personId, sessionId: input.session });
        return result.ok ? { ok: true, success: { code: 'person-session-ended', detail } } : result;
      }
      case 'reset': {
        const link = linkTo(invitationPath);
        const { sendsMail } = processSettings();
        const result = await resetSignIn({ actor: viewer, personId, ...(sendsMail && { link }) });
        if (!result.ok) return result;
        const once = { link: link(result.token), email: input.name, until: result.expiresAt.toISOString() };
        const success = { code: 'link-mailed', detail: { email: input.name } } as const;
        return { ok: true, form: 'invite', once, ...(sendsMail && { success }) };
      }
      default: {
        const [verb, code] = VERBS[input.do];
        const result = await verb({ actor: viewer, personId });
        return result.ok ? { ok: true, success: { code, detail } } : result;
      }
    }
  },
});
