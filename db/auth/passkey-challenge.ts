import { verification } from '../schema.ts';
import type { Database } from '../store.ts';

/**
 * Uses a challenge up, in the transaction that does what it was answered for. Challenges travel sealed and are kept nowhere before;
 * those that were answered are kept until they are over.
 * @param taken.until when it is over: milliseconds of the machine's clock, by which the library clears the table
 * @returns whether it was not used before
 */
export async function takeChallenge(
  transaction: Database,
  { challenge, until }: { challenge: string; until: number },
): Promise<boolean> {
  const at = new Date();
  const id = `passkey-${challenge}`;
  const taken = await transaction
    .insert(verification)
    .values({ id, identifier: id, value: '', expiresAt: new Date(until), createdAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: verification.id });
  return taken.length > 0;
}
