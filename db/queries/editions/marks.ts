import type { article } from '../../schema.ts';
import { textHash } from '../../text-hash.ts';

/** A fingerprint of what an article says of itself to search engines, and of who paid for it: what a form says that it saw. */
export const marksSeen = ({
  noindex,
  sponsor,
}: Pick<typeof article.$inferSelect, 'noindex' | 'sponsor'>): string =>
  textHash(JSON.stringify([noindex, sponsor?.ja ?? '', sponsor?.en ?? '']));
