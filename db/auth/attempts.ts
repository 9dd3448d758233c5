import { createHash } from 'node:crypto';
import { and, eq, inArray, lt } from 'drizzle-orm';
import { networkOf } from '#lib/network.ts';
import { signInFailure } from '../schema.ts';
import { type Database, theStore } from '../store.ts';

/*
 * Back-off. Guessing has to become slow, and a stranger who fails on purpose must not keep the person out whose account
 * it is. So a wait always belongs to who failed, never to an account alone:
 *
 *   address + account   after 5 failures: 30 s, doubled by each further one, at most 15 min
 *   address             after 30 failures with any accounts: the same
 *   account             makes nobody wait; but after 50 failures from anywhere, the first failure already does
 *   known device        a browser that has signed in to this account before is counted for itself, by the first rule
 *                       only: whatever others do behind the same address or to the same account, it gets in
 *
 * So the right password always gets in from a device that is known, and from an address that has not failed itself. Many
 * addresses together get one guess each and then wait. Every attempt counts as failed until it has succeeded, or many
 * at once would all be looked at before the first is counted.
 */
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 900 * SECOND;

type Rule = { free: number; forgetAfter: number };
const PAIR: Rule = { free: 5, forgetAfter: 24 * HOUR };
const ADDRESS: Rule = { free: 30, forgetAfter: HOUR };
/** Waits for nobody. */
const ACCOUNT: Rule = { free: Number.POSITIVE_INFINITY, forgetAfter: HOUR };
const UNDER_ATTACK = 50;

export type Attempt = {
  /** As it was typed, whether there is such an account or not: both are counted alike. */
  account: string;
  address: string;
  /** Of a browser that is known to have signed in to this account. */
  device: string | undefined;
};

type Counter = { key: string; rule: Rule };

/**
 * Asks whether an attempt may be looked at, and counts it.
 * @returns null when it may; otherwise after how many seconds to come back
 */
export function admitAttempt(attempt: Attempt): Promise<{ retryAfter: number } | null> {
  const { now } = theStore();
  return theStore().write(async (tx) => {
    const at = now();
    await tx.delete(signInFailure).where(lt(signInFailure.lastAt, new Date(at.getTime() - 24 * HOUR)));
    const counters = countersOf(attempt);
    const rows = await readCounters(tx, counters, at);
    const waits = rows.map(({ waitUntil }) => (waitUntil ? waitUntil.getTime() - at.getTime() : 0));
    const longest = Math.max(...waits);
    if (longest > 0) return { retryAfter: Math.ceil(longest / SECOND) };
    const isUnderAttack = rows.some(({ rule, failures }) => rule === ACCOUNT && failures >= UNDER_ATTACK);
    for (const row of rows) {
      const free = row.rule === PAIR && isUnderAttack && !attempt.device ? 1 : row.rule.free;
      const wait = await countFailure(tx, row, at, free);
      if (wait > 0) return { retryAfter: Math.ceil(wait / SECOND) };
    }
    return null;
  });
}

/**
 * Adds a failure to a counter that stands as it was read. Where another attempt was counted in between, it is looked at
 * anew: else many at once would all be admitted by what they read before.
 * @returns how long to wait, in milliseconds, where the other one has made it so; else 0
 */
async function countFailure(tx: Database, row: Counted, at: Date, free: number): Promise<number> {
  const failures = row.failures + 1;
  if (await writeCounter(tx, row, failures, at, waitAfter(failures, free))) return 0;
  const present = await readCounter(tx, row, at);
  const wait = (present.waitUntil?.getTime() ?? 0) - at.getTime();
  return wait > 0 ? wait : countFailure(tx, present, at, free);
}

/**
 * Takes back what `admitAttempt` counted: the attempt was right. Who had failed before starts anew with this account,
 * but not with others: an account of one's own must be no way to go on guessing.
 */
export async function forgiveAttempt(transaction: Database, attempt: Attempt, now: Date): Promise<void> {
  for (const row of await readCounters(transaction, countersOf(attempt), now)) {
    if (row.rule === PAIR) await transaction.delete(signInFailure).where(eq(signInFailure.key, row.key));
    else await takeBackFailure(transaction, row, now);
  }
}

async function takeBackFailure(transaction: Database, row: Counted, now: Date): Promise<void> {
  if (await writeCounter(transaction, row, Math.max(row.failures - 1, 0), now, 0)) return;
  await takeBackFailure(transaction, await readCounter(transaction, row, now), now);
}

function countersOf({ account, address, device }: Attempt): Counter[] {
  if (device !== undefined) return [{ key: keyOf('device', device, account), rule: PAIR }];
  const network = networkOf(address);
  return [
    { key: keyOf('pair', network, account), rule: PAIR },
    { key: keyOf('address', network), rule: ADDRESS },
    { key: keyOf('account', account), rule: ACCOUNT },
  ];
}

/** Hashed, because people type passwords into the wrong field. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

type Counted = Counter & {
  failures: number;
  waitUntil: Date | null;
  /** As they stand in the table, also where they count no more; null where there is no row. */
  stored: { failures: number; lastAt: Date } | null;
};

async function readCounters(database: Database, counters: Counter[], now: Date): Promise<Counted[]> {
  const keys = counters.map(({ key }) => key);
  const rows = await database.select().from(signInFailure).where(inArray(signInFailure.key, keys));
  return counters.map((counter) =>
    counted(
      counter,
      rows.find(({ key }) => key === counter.key),
      now,
    ),
  );
}

async function readCounter(database: Database, { key, rule }: Counter, now: Date): Promise<Counted> {
  const [row] = await database.select().from(signInFailure).where(eq(signInFailure.key, key));
  return counted({ key, rule }, row, now);
}

function counted(
  { key, rule }: Counter,
  row: typeof signInFailure.$inferSelect | undefined,
  now: Date,
): Counted {
  const stored = row ? { failures: row.failures, lastAt: row.lastAt } : null;
  const isKept = row && row.lastAt.getTime() > now.getTime() - rule.forgetAfter;
  return { key, rule, failures: isKept ? row.failures : 0, waitUntil: isKept ? row.waitUntil : null, stored };
}

function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(FIRST_WAIT * 2 ** Math.min(failures - free, 10), LONGEST_WAIT);
}

/**
 * Writes a counter that still is as it was read.
 * @returns whether it was
 */
async function writeCounter(
  database: Database,
  { key, stored }: Pick<Counted, 'key' | 'stored'>,
  failures: number,
  now: Date,
  wait: number,
): Promise<boolean> {
  const waitUntil = wait > 0 ? new Date(now.getTime() + wait) : null;
  const values = { failures, lastAt: now, waitUntil };
  const written = stored
    ? await database
        .update(signInFailure)
        .set(values)
        .where(
          and(
            eq(signInFailure.key, key),
            eq(signInFailure.failures, stored.failures),
            eq(signInFailure.lastAt, stored.lastAt),
          ),
        )
        .returning({ key: signInFailure.key })
    : await database
        .insert(signInFailure)
        .values({ key, ...values })
        .onConflictDoNothing()
        .returning({ key: signInFailure.key });
  return written.length > 0;
}
