import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { editionVerb } from '../edition-verb.ts';

/** Takes an article out of the trash, or back the withdrawal of an edition. */
export const POST = editionVerb('restored', ({ reason: _, ...input }) => restoreArticle(input));
