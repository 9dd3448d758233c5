import { createHash } from 'node:crypto';
import { eq, inArray, lt } from 'drizzle-orm';
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
    for (const { key, rule, failures } of rows) {
      const free = rule === PAIR && isUnderAttack && !attempt.device ? 1 : rule.free;
      await writeCounter(tx, key, failures + 1, at, waitAfter(failures + 1, free));
    }
    return null;
  });
}

/**
 * Takes back what `admitAttempt` counted: the attempt was right. Who had failed before starts anew with this account,
 * but not with others: an account of one's own must be no way to go on guessing.
 */
export async function forgiveAttempt(transaction: Database, attempt: Attempt, now: Date): Promise<void> {
  for (const { key, rule, failures } of await readCounters(transaction, countersOf(attempt), now)) {
    if (rule === PAIR) await transaction.delete(signInFailure).where(eq(signInFailure.key, key));
    else await writeCounter(transaction, key, Math.max(failures - 1, 0), now, 0);
  }
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

async function readCounters(database: Database, counters: Counter[], now: Date) {
  const keys = counters.map(({ key }) => key);
  const rows = await database.select().from(signInFailure).where(inArray(signInFailure.key, keys));
  return counters.map(({ key, rule }) => {
    const row = rows.find((each) => each.key === key);
    const isKept = row && row.lastAt.getTime() > now.getTime() - rule.forgetAfter;
    return { key, rule, failures: isKept ? row.failures : 0, waitUntil: isKept ? row.waitUntil : null };
  });
}

function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(FIRST_WAIT * 2 ** Math.min(failures - free, 10), LONGEST_WAIT);
}

async function writeCounter(database: Database, key: string, failures: number, now: Date, wait: number) {
  const waitUntil = wait > 0 ? new Date(now.getTime() + wait) : null;
  const values = { failures, lastAt: now, waitUntil };
  await database
    .insert(signInFailure)
    .values({ key, ...values })
    .onConflictDoUpdate({ target: signInFailure.key, set: values });
}
