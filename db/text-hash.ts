import { createHash } from 'node:crypto';
import { normalizedText } from '#lib/article/normalize.ts';

/** A short fingerprint to tell whether two texts are equal. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** A fingerprint that is equal for texts which differ only in how they are set (see normalizedText). */
export function normalizedHash(text: string): string {
  return textHash(normalizedText(text));
}
