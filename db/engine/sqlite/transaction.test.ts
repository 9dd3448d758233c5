import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { lockStore } from '#testing/lock-store.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore } from '#testing/test-store.ts';
import { setting } from '../../schema.ts';
import { type Database, StoreError } from '../../store.ts';
import { connect } from './connect.ts';
import { transactionRunner } from './transaction.ts';

const count = async () =>
  (await oneRow<{ n: number }>(sql`select count(*) as n from setting where key not like '%.%'`)).n;

describe('writes that a lock holds up', () => {
  it('are all refused once the first of them has waited long enough, not one after the other', async () => {
    using test = await openTestStore();
    const connection = connect(test.store.file);
    const begun: number[] = [];
    const write = transactionRunner(connection, () => null, { patience: 1_000 });
    const from = Date.now();
    const work = (n: number) => write(async () => void begun.push(n)).catch(() => Date.now() - from);
    const held = lockStore(test.store.file);
    const waited = await Promise.all([1, 2, 3, 4].map(work));
    held[Symbol.dispose]();
    expect(begun).toEqual([]);
    // Each asks once more when its turn comes, which takes SQLite a quarter of a second.
    const times = waited.filter((time) => typeof time === 'number');
    expect(times).toHaveLength(4);
    expect(Math.max(...times)).toBeLessThan(3 * Math.min(...times));
    await write(async () => void begun.push(5));
    expect(begun).toEqual([5]);
    connection.close();
  });
});

describe('a write', () => {
  it('is undone as a whole when it fails after an await', async () => {
    using test = await openTestStore();
    const failing = test.store.write(async (transaction) => {
      await transaction.insert(setting).values({ key: 'a', value: 1 });
      await sleep(5);
      await transaction.insert(setting).values({ key: 'b', value: 2 });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toBe(0);
  });

  it('waits for the one before it, so that neither sees half of the other', async () => {
    using test = await openTestStore();
    await test.store.write((transaction) =>
      transaction.insert(setting).values({ key: 'counter', value: 0 }).then(),
    );
    const increment = () =>
      test.store.write(async (transaction) => {
        const [row] = await transaction.select().from(setting).where(eq(setting.key, 'counter'));
        await sleep(1);
        await transaction
          .update(setting)
          .set({ value: Number(row?.value) + 1 })
          .where(eq(setting.key, 'counter'));
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    const [row] = await test.store.read.select().from(setting).where(eq(setting.key, 'counter'));
    expect(row?.value).toBe(20);
  });

  it('is seen by the very next read', async () => {
    using test = await openTestStore();
    for (let n = 1; n <= 50; n++) {
      await test.store.write((transaction) =>
        transaction
          .insert(setting)
          .values({ key: `k${n}`, value: n })
          .then(),
      );
      expect(await count()).toBe(n);
    }
  });

  it('goes on after another one failed', async () => {
    using test = await openTestStore();
    await expect(test.store.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await test.store.write((transaction) =>
      transaction.insert(setting).values({ key: 'a', value: 1 }).then(),
    );
    expect(await count()).toBe(1);
  });

  it('inside a write is refused instead of waiting for itself', async () => {
    using test = await openTestStore();
    const nested = test.store.write(() => test.store.write(async () => {}));
    await expect(nested).rejects.toThrow(/inside write\(\)/);
  });

  it('waits for a writer of another process without blocking this one', async () => {
    using test = await openTestStore();
    const other = new Sqlite(test.store.file);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    const waiting = test.store.write((transaction) =>
      transaction.insert(setting).values({ key: 'late', value: 1 }).then(),
    );
    await sleep(900);
    const turnsMeanwhile = turns;
    other.exec('COMMIT');
    other.close();
    await waiting;
    clearInterval(ticking);
    expect(await count()).toBe(1);
    // Were the wait synchronous, no turn of the event loop could have happened.
    expect(turnsMeanwhile).toBeGreaterThan(2);
  });

  it('turns an error of the disk into a sentence', async () => {
    using test = await openTestStore();
    const failing = test.store.write(async () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    await expect(failing).rejects.toThrow(
      new StoreError('The disk is full; nothing was written. Free some space and try again.'),
    );
  });

  it('of which a statement was not awaited is undone as a whole, and says so', async () => {
    using test = await openTestStore();
    const row = { key: 'a', value: 1 };
    const forgetful: Record<string, (transaction: Database) => void> = {
      'a query that Drizzle builds': (transaction) => void transaction.insert(setting).values(row),
      'one that somebody began to listen to': (transaction) =>
        void transaction
          .insert(setting)
          .values(row)
          .catch(() => {}),
      'SQL of our own': (transaction) =>
        void transaction.execute(sql`insert into setting values ('a', '1')`).catch(() => {}),
      'a look at rows': (transaction) =>
        void transaction
          .select()
          .from(setting)
          .catch(() => {}),
    };
    for (const [what, forget] of Object.entries(forgetful)) {
      for (const isLast of [true, false]) {
        const failing = test.store.write(async (transaction) => {
          await transaction.insert(setting).values({ key: what, value: 0 });
          forget(transaction);
          if (!isLast) await transaction.select().from(setting);
        });
        const said = failing.catch((error: Error) => `${error.message} ${error.cause}`);
        expect(await said, what).toMatch('A query was not awaited');
      }
    }
    expect(await count()).toBe(0);
  });

  it('takes no statement after its end, nor lets one into the next transaction', async () => {
    using test = await openTestStore();
    const kept: Database[] = [];
    await test.store.write(async (transaction) => void kept.push(transaction));
    const late = () => kept[0]?.insert(setting).values({ key: 'late', value: 1 }).then();
    await expect(late()).rejects.toMatchObject({
      cause: { message: expect.stringMatching('A query was not awaited') },
    });
    await test.store.write(async () => {
      await expect(late()).rejects.toMatchObject({
        cause: { message: expect.stringMatching('A query was not awaited') },
      });
    });
    expect(await count()).toBe(0);
  });
});

describe('a test store', () => {
  it('answers a turn of the event loop later, so that a read does not see what nobody waited for', async () => {
    using test = await openTestStore();
    let turns = 0;
    setImmediate(() => turns++);
    await test.store.read.select().from(setting);
    expect(turns).toBe(1);
  });
});
