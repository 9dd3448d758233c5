import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { editionVerb } from '../edition-verb.ts';

/** Publishes the draft of an edition, when it still is what was seen. */
export const POST = editionVerb('published', ({ reason: _, ...input }) => publishEdition(input));
