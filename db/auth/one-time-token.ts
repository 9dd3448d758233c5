import { createHash, randomBytes } from 'node:crypto';

/** How long a one-time link may be used. */
const LIFETIME = 48 * 3600 * 1000;

/**
 * A token for a link, what the store keeps of it, and until when it holds. The token itself is shown once.
 * @param lifetime in milliseconds; 48 hours where absent
 */
export function createToken(
  now: Date,
  lifetime = LIFETIME,
): { token: string; tokenHash: string; expiresAt: Date } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token), expiresAt: new Date(now.getTime() + lifetime) };
}

/** What the store keeps of a token. It is random, so one round of SHA-256 cannot be turned around. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
