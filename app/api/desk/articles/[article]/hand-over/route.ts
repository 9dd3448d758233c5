import type { z } from 'zod';
import type { Actor } from '#db/auth/actor.ts';
import { approveEdition } from '#db/commands/editions/approve-edition.ts';
import { assignEdition } from '#db/commands/hand-over/assign-edition.ts';
import { settleFactual } from '#db/commands/hand-over/factual.ts';
import { askForReview, sendBack } from '#db/commands/hand-over/hand-over.ts';
import { tickChecks } from '#db/commands/hand-over/tick-checks.ts';
import type { Done, Refusal } from '#db/commands/run/run-command.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import { HAND_OVER_FIELDS, handOverRequest } from '#lib/desk/request-schemas.ts';
import { idOf, NO_TIME } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Hands an edition over: ready for review, approved or sent back, ticked, assigned. */
export const POST = deskRoute({
  schema: handOverRequest,
  page: ({ params }) => publishingPath(idOf(params.article)),
  form: (fields) => `hand-over-${fields.locale}`,
  keeps: HAND_OVER_FIELDS,
  async run({ viewer, input, params }) {
    const result = await act(viewer, idOf(params.article), input);
    if (!result.ok) return result;
    const isReleased = 'isReleased' in result && result.isReleased === true;
    return { ok: true, success: { code: isReleased ? 'hand-over-released' : `hand-over-${input.do}` } };
  },
});

async function act(
  actor: Actor,
  articleId: number,
  input: z.output<typeof handOverRequest>,
): Promise<Done<object> | Refusal> {
  const about = { actor, articleId, locale: input.locale };
  switch (input.do) {
    case 'ready':
      return askForReview({ ...about, version: input.version, note: input.note });
    case 'approve':
      return approveEdition({ ...about, version: input.version, note: input.note });
    case 'send-back':
      return sendBack({ ...about, version: input.version, note: input.note });
    case 'settle-factual':
      return settleFactual({ ...about, version: input.version });
    case 'check': {
      const { revision: revisionId, check, was } = input;
      // A tick that somebody else has set or taken away meanwhile stays as they left it.
      const ticks = check.filter((sentence) => !was.includes(sentence));
      const unticks = was.filter((sentence) => !check.includes(sentence));
      return tickChecks({ ...about, revisionId, ticks, unticks });
    }
    case 'assign': {
      const { person, due, seen } = input;
      if (due === null) return NO_TIME;
      const to = person === '' && !due ? null : { userId: person, dueAt: due ?? null };
      return assignEdition({ ...about, to, seen });
    }
  }
}
