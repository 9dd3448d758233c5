import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openTestStore, START } from '#testing/test-store.ts';
import { signInFailure } from '../schema.ts';
import { theStore } from '../store.ts';
import { type Attempt, admitAttempt, forgiveAttempt } from './attempts.ts';

const HOME = '203.0.113.9';
const at = (address: string, account = 'mika@example.org', device?: string): Attempt => ({
  address,
  account,
  device,
});

async function fail(times: number, attempt: Attempt) {
  const answers = [];
  for (let n = 0; n < times; n++) answers.push((await admitAttempt(attempt))?.retryAfter ?? 0);
  return answers;
}

describe('who fails', () => {
  it('may go on five times, then waits 30 seconds, and twice as long after each further failure, up to 15 minutes', async () => {
    using test = await openTestStore();
    expect(await fail(6, at(HOME))).toEqual([0, 0, 0, 0, 0, 30]);
    let now = START.getTime();
    const waits = [];
    for (let n = 0; n < 7; n++) {
      const wait = (await admitAttempt(at(HOME)))?.retryAfter ?? 0;
      waits.push(wait);
      now += wait * 1000;
      test.setNow(new Date(now));
      expect(await admitAttempt(at(HOME))).toBeNull();
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  it('starts anew after a day, or as soon as it was right', async () => {
    using test = await openTestStore();
    await fail(5, at(HOME));
    test.setNow('2026-11-04T00:00:01Z');
    expect(await fail(4, at(HOME))).toEqual([0, 0, 0, 0]);
    await test.store.write((tx) => forgiveAttempt(tx, at(HOME), test.store.now()));
    expect(await fail(6, at(HOME))).toEqual([0, 0, 0, 0, 0, 30]);
  });

  it('waits after thirty failures with any accounts, and an account of its own in between changes nothing', async () => {
    using test = await openTestStore();
    for (let n = 0; n < 29; n++) {
      expect(await admitAttempt(at(HOME, `guess${n}@example.org`))).toBeNull();
      await admitAttempt(at(HOME, 'own@example.org'));
      await test.store.write((tx) => forgiveAttempt(tx, at(HOME, 'own@example.org'), START));
    }
    expect(await admitAttempt(at(HOME, 'guess29@example.org'))).toBeNull();
    expect(await admitAttempt(at(HOME, 'guess30@example.org'))).toEqual({ retryAfter: 30 });
  });

  it('is one, whichever address of its IPv6 network it uses', async () => {
    using _ = await openTestStore();
    for (let n = 0; n < 5; n++) await admitAttempt(at(`2001:db8:1:2::${n}`));
    expect(await admitAttempt(at('2001:db8:1:2:ffff::1'))).toEqual({ retryAfter: 30 });
    expect(await admitAttempt(at('2001:db8:1:3::1'))).toBeNull();
  });

  it('is not looked at twenty times because it asked twenty times at once', async () => {
    using _ = await openTestStore();
    const answers = await Promise.all(Array.from({ length: 20 }, () => admitAttempt(at(HOME))));
    expect(answers.filter((answer) => answer === null)).toHaveLength(5);
  });

  it('is not looked at more than thirty times with as many accounts at once', async () => {
    using _ = await openTestStore();
    const attempts = Array.from({ length: 40 }, (_, n) => admitAttempt(at(HOME, `guess${n}@example.org`)));
    expect((await Promise.all(attempts)).filter((answer) => answer === null)).toHaveLength(30);
  });

  it('is not named in the store', async () => {
    using test = await openTestStore();
    await admitAttempt(at(HOME));
    expect(JSON.stringify(await test.store.read.select().from(signInFailure))).not.toMatch(/mika|203/);
  });
});

describe('the person whose account is attacked', () => {
  it('gets in from another address', async () => {
    using _ = await openTestStore();
    await fail(40, at('198.51.100.1'));
    expect(await admitAttempt(at(HOME))).toBeNull();
  });

  it('gets in from anywhere though many addresses attack together, which get one guess each', async () => {
    using _ = await openTestStore();
    for (let n = 0; n < 50; n++) await admitAttempt(at(`198.51.100.${n}`));
    expect(await fail(2, at('198.51.100.200'))).toEqual([0, 30]);
    expect(await admitAttempt(at(HOME))).toBeNull();
  });

  it('gets in from a known device behind the very address of the attacker', async () => {
    using _ = await openTestStore();
    for (let n = 0; n < 40; n++) await admitAttempt(at(HOME, `guess${n}@example.org`));
    await fail(10, at(HOME));
    expect(await admitAttempt(at(HOME))).toEqual({ retryAfter: expect.any(Number) });
    expect(await admitAttempt(at(HOME, 'mika@example.org', 'laptop'))).toBeNull();
    expect(await fail(5, at(HOME, 'mika@example.org', 'laptop'))).toEqual([0, 0, 0, 0, 30]);
  });
});

describe('an attempt that is counted while another one is', () => {
  /** Plays another process, which counts its attempts after this one has read the counter. */
  const countedMeanwhile = (failures: number, waitUntil: number | null) =>
    theStore().write(async (transaction) => {
      await transaction.execute(
        sql.raw(`create trigger other before insert on sign_in_failure begin
          insert into sign_in_failure (key, failures, last_at, wait_until)
          values (new.key, ${failures}, ${START.getTime()}, ${waitUntil}); end`),
      );
    });

  it('counts too', async () => {
    using _ = await openTestStore();
    await countedMeanwhile(4, null);
    expect(await fail(2, at(HOME))).toEqual([0, 30]);
  });

  it('waits where the other one has used up what is free', async () => {
    using _ = await openTestStore();
    await countedMeanwhile(5, START.getTime() + 30_000);
    expect(await fail(1, at(HOME))).toEqual([30]);
  });
});
