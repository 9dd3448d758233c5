import { eq, lte, or } from 'drizzle-orm';
import { outboxState } from '../schema.ts';
import type { Store } from '../store.ts';

/**
 * Takes or keeps the right to drain the outbox, which one process has at a time.
 * @param lease.now by the machine's clock, which all processes share; not the public's
 * @returns whether `holder` has it until `lease.until`; and who has it
 */
export async function holdLease(
  { read, write }: Store,
  holder: string,
  lease: { now: Date; until: Date },
): Promise<{ isHeld: boolean; holder: string }> {
  const [held] = await read.select().from(outboxState);
  // Whoever waits for its turn writes nothing meanwhile.
  if (held?.holder && held.holder !== holder && held.heldUntil && held.heldUntil > lease.now) {
    return { isHeld: false, holder: held.holder };
  }
  return write(async (transaction) => {
    const row = { holder, heldUntil: lease.until };
    await transaction
      .insert(outboxState)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({
        target: outboxState.id,
        set: row,
        setWhere: or(eq(outboxState.holder, holder), lte(outboxState.heldUntil, lease.now)),
      });
    const [state] = await transaction.select({ holder: outboxState.holder }).from(outboxState);
    return { isHeld: state?.holder === holder, holder: state?.holder ?? '' };
  });
}

/** Gives it back, so that another process need not wait until it ends. */
export async function endLease({ write }: Store, holder: string): Promise<void> {
  await write((transaction) =>
    transaction
      .update(outboxState)
      .set({ heldUntil: new Date(0) })
      .where(eq(outboxState.holder, holder)),
  );
}
