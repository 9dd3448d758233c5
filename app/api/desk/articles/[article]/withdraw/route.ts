import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { editionVerb } from '../edition-verb.ts';

/** Replaces an edition by the reason for its withdrawal. */
export const POST = editionVerb('withdrawn', ({ reason, ...input }) =>
  withdrawEdition({ ...input, reason: reason ?? '' }),
);
