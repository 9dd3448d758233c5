import { factsOf } from '../../queries/desk/editor/facts-of.ts';
import { factsSeenOf } from '../../queries/desk/editor/facts-seen.ts';
import { currentSlug } from '../../queries/editions/current-slug.ts';
import { slug } from '../../schema.ts';
import type { EditionRef } from '../run/change-edition.ts';
import { type Context, refuse } from '../run/run-command.ts';

/**
 * Ends the verb when the address or the facts were changed since the one who acts saw them: readers get them with the text.
 * @param seen `factsSeen` of the edition as it was shown; undefined where nobody looked
 */
export async function refuseOtherFacts(
  { transaction }: Context,
  { articleId, locale }: EditionRef,
  seen: string | undefined,
): Promise<void> {
  if (seen === undefined) return;
  const [address] = await transaction
    .select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug('article', articleId, locale));
  const facts = await factsOf(transaction, articleId);
  if (factsSeenOf(address?.slug ?? null, facts) !== seen) refuse('facts-moved-on', { articleId });
}
