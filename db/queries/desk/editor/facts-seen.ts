import type { FactsView } from '#lib/desk/editor.ts';
import { textHash } from '../../../text-hash.ts';

/**
 * The fingerprint of what readers are shown of an edition besides its text, as `EditionView` has it.
 * @param slug null where it has no address yet
 */
export function factsSeenOf(slug: string | null, { versions }: Pick<FactsView, 'versions'>): string {
  return textHash(JSON.stringify([slug, versions]));
}
