import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { nothing } from '#lib/api/write-schemas.ts';
import { refOf, standingAnswer } from '../../../../../../programs/edition.ts';
import { tokenRoute } from '../../../../../../programs/token-route.ts';

/** Takes an edition off the site. */
export const POST = tokenRoute({
  schema: nothing,
  version: 'there',
  async run({ actor, params, version }) {
    const ref = refOf(params);
    const done = await unpublishEdition({ actor, ...ref, version: version ?? undefined });
    return done.ok ? standingAnswer(ref, done) : done;
  },
});
