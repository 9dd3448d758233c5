import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { scheduleBody } from '#lib/api/write-schemas.ts';
import { refOf, standingAnswer } from '../../../../../../programs/edition.ts';
import { tokenRoute } from '../../../../../../programs/token-route.ts';

/** Lets the draft of an edition become public at a time. */
export const POST = tokenRoute({
  schema: scheduleBody,
  version: 'there',
  async run({ actor, input, params, version }) {
    const ref = refOf(params);
    const done = await scheduleEdition({ actor, ...ref, at: input.at, version: version ?? undefined });
    return done.ok ? standingAnswer(ref, done) : done;
  },
});
