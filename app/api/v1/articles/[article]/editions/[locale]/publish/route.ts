import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { nothing } from '#lib/api/write-schemas.ts';
import { refOf, standingAnswer } from '../../../../../../programs/edition.ts';
import { tokenRoute } from '../../../../../../programs/token-route.ts';

/** Publishes the draft of an edition. */
export const POST = tokenRoute({
  schema: nothing,
  version: 'there',
  async run({ actor, params, version }) {
    const ref = refOf(params);
    const done = await publishEdition({ actor, ...ref, version: version ?? undefined });
    return done.ok ? standingAnswer(ref, done) : done;
  },
});
