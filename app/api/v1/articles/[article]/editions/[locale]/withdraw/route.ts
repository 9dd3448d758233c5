import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { withdrawBody } from '#lib/api/write-schemas.ts';
import { refOf, standingAnswer } from '../../../../../../programs/edition.ts';
import { tokenRoute } from '../../../../../../programs/token-route.ts';

/** Replaces a published edition by the reason for its withdrawal. */
export const POST = tokenRoute({
  schema: withdrawBody,
  version: 'there',
  async run({ actor, input, params, version }) {
    const ref = refOf(params);
    const done = await withdrawEdition({
      actor,
      ...ref,
      reason: input.reason,
      version: version ?? undefined,
    });
    return done.ok ? standingAnswer(ref, done) : done;
  },
});
