import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { editionVerb } from '../edition-verb.ts';

/** Takes an edition off the site. */
export const POST = editionVerb('unpublished', ({ reason: _, factsSeen: __, ...input }) =>
  unpublishEdition(input),
);
