import { desc, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import { totp } from '#testing/totp.ts';
import { createAccount } from '../commands/people/create-account.ts';
import { disablePerson } from '../commands/people/disable-person.ts';
import { openStore } from '../open-store.ts';
import { audit, session, twoFactor } from '../schema.ts';
import { theStore } from '../store.ts';
import { findViewer } from './find-viewer.ts';
import { hash } from './passwords.ts';
import { takeSecondStep } from './second-step.ts';
import { type SignInResult, signIn } from './sign-in.ts';
import {
  beginTwoFactor,
  changePassword,
  confirmTwoFactor,
  endTwoFactor,
  renewBackupCodes,
} from './two-factor.ts';

const hashes = vi.hoisted(() => ({ count: 0 }));
vi.mock('better-auth/crypto', async (importOriginal) => {
  const original = await importOriginal<typeof import('better-auth/crypto')>();
  const counting =
    <Given extends unknown[], Result>(run: (...given: Given) => Result) =>
    (...given: Given) => {
      hashes.count++;
      return run(...given);
    };
  return {
    ...original,
    hashPassword: counting(original.hashPassword),
    verifyPassword: counting(original.verifyPassword),
  };
});

const EMAIL = 'mika@example.org';
const PASSWORD = 'correct horse battery';

/** Made once: it takes most of the time of these tests to make hashes. */
const passwordHash = hash(PASSWORD);

/** Makes her account, and a session in which she is. */
async function makeMika() {
  const account = { email: EMAIL, name: '美香', role: 'editor', locale: 'ja' } as const;
  const { viewer, cookie } = await signInAs({ ...account, passwordHash: await passwordHash });
  return { viewer, headers: new Headers({ cookie: `${cookie.name}=${cookie.value}` }) };
}

type Given = Partial<Parameters<typeof signIn>[0]>;
const enter = (given: Given = {}) =>
  signIn({
    email: EMAIL,
    password: PASSWORD,
    address: '203.0.113.9',
    device: undefined,
    headers: new Headers(),
    ...given,
  });

/** A request of the browser that got these Set-Cookie headers. */
const withCookies = (lines: string[]) =>
  new Headers({ cookie: lines.map((line) => line.split(';')[0]).join('; ') });

async function signedIn(result: SignInResult) {
  if (result.is !== 'signed-in') throw new Error(`The answer was ${result.is}.`);
  const headers = withCookies(result.cookies);
  const viewer = await findViewer(headers);
  if (!viewer) throw new Error('The cookie is nobody.');
  return { headers, viewer, device: result.device };
}

async function lastEvent() {
  const [last] = await theStore().read.select().from(audit).orderBy(desc(audit.id)).limit(1);
  return last;
}

const sessions = () => theStore().read.select().from(session);

/** From here on the store refuses to do this. */
const refuse = (what: 'insert on audit' | 'delete on session') =>
  theStore().write(async (tx) => {
    await tx.execute(
      sql.raw(`create trigger refused before ${what} begin select raise(abort, 'not now'); end`),
    );
  });

describe('signing in', () => {
  it('makes a session, whatever the case of the e-mail address, and is written down', async () => {
    using _ = await openTestStore();
    const account = { actor: TEST_ACTOR, email: EMAIL, name: '美香', role: 'editor', locale: 'ja' } as const;
    expect(await createAccount({ ...account, password: PASSWORD })).toMatchObject({ ok: true });
    const { viewer } = await signedIn(await enter({ email: ' MIKA@Example.org ' }));
    expect(viewer).toMatchObject({ email: EMAIL, name: '美香', role: 'editor', locale: 'ja' });
    expect(await lastEvent()).toMatchObject({
      action: 'sign-in',
      actor: '美香',
      detail: { userId: viewer.userId, address: '203.0.113.9', by: 'password' },
    });
  });

  it('answers alike, after one hash each, whether there is such an account, it is disabled, or the password is wrong', async () => {
    using _ = await openTestStore();
    const { viewer } = await makeMika();
    const spent = async (given: Given) => {
      hashes.count = 0;
      return [await enter(given), hashes.count];
    };
    expect(await spent({ password: 'wrong' })).toEqual([{ is: 'wrong' }, 1]);
    expect(await spent({ email: 'nobody@example.org' })).toEqual([{ is: 'wrong' }, 1]);
    await signInAs({ role: 'admin' });
    expect(await disablePerson({ actor: TEST_ACTOR, personId: viewer.userId })).toMatchObject({ ok: true });
    expect(await spent({})).toEqual([{ is: 'wrong' }, 1]);
  });

  it('writes a failure down, but not what was typed where no account is', async () => {
    using _ = await openTestStore();
    await makeMika();
    await enter({ password: 'wrong' });
    expect(await lastEvent()).toMatchObject({ action: 'sign-in-failed', actor: '美香' });
    await enter({ email: 'my-secret-password@example.org' });
    const last = await lastEvent();
    expect(last).toMatchObject({ action: 'sign-in-failed', actor: 'nobody' });
    expect(JSON.stringify(last)).not.toContain('secret');
  });

  it('makes no session where nothing can be written down', async () => {
    using _ = await openTestStore();
    await makeMika();
    const before = await sessions();
    await refuse('insert on audit');
    await expect(enter()).rejects.toThrow('insert into "audit"');
    expect(await sessions()).toEqual(before);
  });

  it('refuses what is no e-mail address and a password beyond all measure', async () => {
    using _ = await openTestStore();
    await makeMika();
    expect(await enter({ email: 'mika' })).toEqual({ is: 'wrong' });
    expect(await enter({ password: 'x'.repeat(10_000) })).toEqual({ is: 'wrong' });
    expect(await enter({ email: `${'m'.repeat(10_000)}@example.org` })).toEqual({ is: 'wrong' });
  });

  it('makes who guesses wait, also for an account that there is not, but not the owner at a known device', async () => {
    using _ = await openTestStore();
    await makeMika();
    const { device } = await signedIn(await enter());
    const guess = (email: string) => enter({ email, password: 'guess' });
    for (const email of [EMAIL, 'nobody@example.org']) {
      for (let n = 0; n < 5; n++) expect(await guess(email)).toEqual({ is: 'wrong' });
      expect(await guess(email)).toEqual({ is: 'wait', seconds: 30 });
    }
    // The right password is not looked at from there, or a guess could be told by how it is answered.
    expect(await enter()).toEqual({ is: 'wait', seconds: 30 });
    expect(await enter({ device })).toMatchObject({ is: 'signed-in' });
    expect(await enter({ device: `${device}x` })).toEqual({ is: 'wait', seconds: 30 });
    expect(await enter({ address: '198.51.100.7' })).toMatchObject({ is: 'signed-in' });
  });
});

describe('many attempts at once', () => {
  it('are looked at as often as one after the other: five, and none more costs a hash', async () => {
    using _ = await openTestStore();
    await makeMika();
    hashes.count = 0;
    const guesses = Array.from({ length: 30 }, () => enter({ password: 'guess' }));
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ is }) => is === 'wrong')).toHaveLength(5);
    expect(answers.filter(({ is }) => is === 'wait')).toHaveLength(25);
    expect(hashes.count).toBe(5);
  });

  it('of somebody in a session at the password are five as well', async () => {
    using _ = await openTestStore();
    const { headers, viewer } = await makeMika();
    const change = (_: unknown, n: number) =>
      changePassword({ viewer, headers, password: `guess ${n}`, newPassword: 'another long password' });
    const answers = await Promise.all(Array.from({ length: 12 }, change));
    expect(answers.filter((each) => !each.ok && each.is === 'wrong-password')).toHaveLength(5);
    expect(answers.filter((each) => !each.ok && each.is === 'wait')).toHaveLength(7);
  });
});

describe('the second step', () => {
  let key = '';
  let codes: string[] = [];
  let waiting = new Headers();
  let sent = 0;

  async function withTwoFactor() {
    sent = 0;
    const { headers, viewer } = await makeMika();
    const begun = await beginTwoFactor({ viewer, password: PASSWORD, headers });
    if (!begun.ok) throw new Error(begun.is);
    key = new URL(begun.uri).searchParams.get('secret') ?? '';
    codes = begun.backupCodes;
    const confirmed = await confirmTwoFactor({ viewer, code: totp(key), headers });
    if (!confirmed.ok) throw new Error(confirmed.is);
    const now = withCookies(confirmed.cookies);
    return { headers: now, viewer: (await findViewer(now)) ?? viewer };
  }

  /** The request of a browser whose password was right. */
  const halfSignedIn = async () => {
    const first = await enter();
    if (first.is !== 'second-step') throw new Error(`The answer was ${first.is}.`);
    return withCookies(first.cookies.filter((line) => !/Max-Age=0/.test(line)));
  };
  const send = (headers: Headers, code: string, kind: 'app' | 'backup' = 'app') =>
    takeSecondStep({ code, kind, headers, address: '203.0.113.9' });
  /** Sends a code from one browser, as long as it may: five times, or until it is signed in. */
  const step = async (code: string, kind: 'app' | 'backup' = 'app') => {
    if (sent % 5 === 0) waiting = await halfSignedIn();
    sent++;
    const answer = await send(waiting, code, kind);
    if (answer.is === 'signed-in') sent = 0;
    return answer;
  };

  /** Moves the machine's clock, by which codes and locks hold. */
  const laterBy = (seconds: number) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  };
  afterEach(() => vi.useRealTimers());

  it('is off until a code of the app was seen', async () => {
    using _ = await openTestStore();
    const { headers, viewer } = await makeMika();
    expect(await beginTwoFactor({ viewer, password: 'wrong', headers })).toEqual({
      ok: false,
      is: 'wrong-password',
    });
    expect(await beginTwoFactor({ viewer, password: PASSWORD, headers })).toMatchObject({ ok: true });
    expect(await confirmTwoFactor({ viewer, code: '000000', headers })).toEqual({
      ok: false,
      is: 'wrong-code',
    });
    expect(await enter()).toMatchObject({ is: 'signed-in' });
  });

  it('takes a code of the app, also in full-width digits and two groups, and no other', async () => {
    using _ = await openTestStore();
    const { viewer } = await withTwoFactor();
    expect(viewer.hasTwoFactor).toBe(true);
    const wide = totp(key, 1).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await step(`${wide.slice(0, 3)} ${wide.slice(3)}`)).toMatchObject({ is: 'signed-in' });
    expect(await lastEvent()).toMatchObject({ action: 'sign-in', detail: { by: 'authenticator' } });
    expect(await step('000000')).toEqual({ is: 'wrong' });
    expect(
      await takeSecondStep({ code: totp(key, 1), kind: 'app', headers: new Headers(), address: 'x' }),
    ).toEqual({
      is: 'over',
    });
  });

  it('takes a code of the app once, the one that set it up included, and none from before it', async () => {
    using _ = await openTestStore();
    // In the middle of a half minute, so that none ends while the test runs.
    vi.useFakeTimers({ toFake: ['Date'], now: Math.ceil(Date.now() / 30_000) * 30_000 + 1_000 });
    await withTwoFactor();
    expect(await step(totp(key))).toEqual({ is: 'wrong' });
    expect(await step(totp(key, -1))).toEqual({ is: 'wrong' });
    expect(await step(totp(key, 1))).toMatchObject({ is: 'signed-in' });
    expect(await step(totp(key, 1))).toEqual({ is: 'wrong' });
    expect(await lastEvent()).toMatchObject({ action: 'sign-in-failed', detail: { by: 'app' } });
    laterBy(60);
    expect(await step(totp(key))).toMatchObject({ is: 'signed-in' });
    laterBy(30);
    expect(await step(totp(key, -1))).toEqual({ is: 'wrong' });
    expect(await step(totp(key))).toMatchObject({ is: 'signed-in' });
  });

  it('lets one in of several who send the same code at once, from one browser or several', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    const browsers = [await halfSignedIn(), await halfSignedIn(), await halfSignedIn()];
    const answers = await Promise.all([...browsers, ...browsers].map((each) => send(each, totp(key, 1))));
    expect(answers.filter(({ is }) => is === 'signed-in')).toHaveLength(1);
    expect(answers.filter(({ is }) => is === 'wrong')).toHaveLength(5);
    const [code = ''] = codes;
    const again = await Promise.all(
      [await halfSignedIn(), await halfSignedIn()].map((each) => send(each, code, 'backup')),
    );
    expect(again.filter(({ is }) => is === 'signed-in')).toHaveLength(1);
  });

  it('remembers in the store which code was taken, so that every process does', async () => {
    using test = await openTestStore();
    await withTwoFactor();
    const code = totp(key, 1);
    const before = await halfSignedIn();
    expect(await step(code)).toMatchObject({ is: 'signed-in' });
    test.store.close();
    const { store } = await openStore({ dataDir: test.dataDir });
    expect(await send(before, code)).toEqual({ is: 'wrong' });
    store.close();
  });

  it('is set up once by one code, also when it is sent twice at once', async () => {
    using _ = await openTestStore();
    const { headers, viewer } = await makeMika();
    const begun = await beginTwoFactor({ viewer, password: PASSWORD, headers });
    const code = totp(begun.ok ? (new URL(begun.uri).searchParams.get('secret') ?? '') : '');
    const both = await Promise.all([1, 2].map(() => confirmTwoFactor({ viewer, code, headers })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, is: 'wrong-code' }]);
  });

  it('looks at ten codes of an account at most, however many come at once', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    const browsers: Headers[] = [];
    for (let n = 0; n < 12; n++) browsers.push(await halfSignedIn());
    const answers = await Promise.all(
      browsers.map((each, n) => send(each, n % 2 ? 'aaaaa-aaaaa' : '000000', n % 2 ? 'backup' : 'app')),
    );
    expect(answers.filter(({ is }) => is === 'wrong')).toHaveLength(10);
    expect(answers.filter(({ is }) => is === 'wait')).toHaveLength(2);
  });

  it('counts five codes of a browser for its account, however many it sends, one after another or at once', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    const attempts = async () => (await theStore().read.select().from(twoFactor))[0]?.failedVerificationCount;
    const one = await halfSignedIn();
    for (let n = 0; n < 5; n++) expect(await send(one, '000000')).toEqual({ is: 'wrong' });
    for (let n = 0; n < 10; n++) expect(await send(one, '000000')).toEqual({ is: 'over' });
    expect(await attempts()).toBe(5);
    expect(await step(codes[0] ?? '', 'backup')).toMatchObject({ is: 'signed-in' });
    const other = await halfSignedIn();
    await Promise.all(Array.from({ length: 20 }, () => send(other, '000000')));
    expect(await attempts()).toBe(5);
    expect(await step(totp(key, 1))).toMatchObject({ is: 'signed-in' });
  });

  it('makes no session where nothing can be written down', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    const before = await sessions();
    waiting = await halfSignedIn();
    await refuse('insert on audit');
    await expect(send(waiting, totp(key, 1))).rejects.toThrow('insert into "audit"');
    expect(await sessions()).toEqual(before);
  });

  it('is not left out where the session of the password cannot be taken back', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    const before = await sessions();
    await refuse('delete on session');
    await expect(enter()).rejects.toThrow('delete from "session"');
    expect(await sessions()).toEqual(before);
  });

  it('forgets wrong codes after a right one, also after the last that was let in', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    for (let n = 0; n < 9; n++) expect(await step('000000')).toEqual({ is: 'wrong' });
    expect(await step(codes[0] ?? '', 'backup')).toMatchObject({ is: 'signed-in' });
    expect(await step('000000')).toEqual({ is: 'wrong' });
    expect(await step(codes[1] ?? '', 'backup')).toMatchObject({ is: 'signed-in' });
  });

  it('leaves a code usable that came while the second step was shut', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    for (let n = 0; n < 10; n++) await step('000000');
    const [kept] = await theStore().read.select().from(twoFactor);
    await step(totp(key, 1));
    const [then] = await theStore().read.select().from(twoFactor);
    expect(kept?.lockedUntil).not.toBeNull();
    expect(then?.lastStep).toBe(kept?.lastStep);
  });

  it('takes a backup code however it is typed', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0));
    const typings: ((code: string) => string)[] = [
      (code) => code.replace('-', ''),
      (code) => code.toUpperCase(),
      (code) => code.toLowerCase().replace('-', ' '),
      (code) => wide(code),
      (code) => wide(code).replace('－', 'ー'),
      (code) => `　${[...code].join(' ')} `,
      (code) => code.replace('-', '–'),
    ];
    for (const [n, type] of typings.entries()) {
      expect(await step(type(codes[n] ?? ''), 'backup'), type('aB3dE-fG4hJ')).toMatchObject({
        is: 'signed-in',
      });
    }
    expect(await step((codes[0] ?? '').toUpperCase(), 'backup')).toEqual({ is: 'wrong' });
    expect(await step('', 'backup')).toEqual({ is: 'wrong' });
  });

  it('takes each backup code once, and none from before new ones were made', async () => {
    using _ = await openTestStore();
    const { headers, viewer } = await withTwoFactor();
    expect(codes).toHaveLength(10);
    const [first = '', second = ''] = codes;
    expect(await step(` ${first} `, 'backup')).toMatchObject({ is: 'signed-in' });
    expect(await step(first, 'backup')).toEqual({ is: 'wrong' });
    const renewed = await renewBackupCodes({ viewer, password: PASSWORD, headers });
    expect(await step(second, 'backup')).toEqual({ is: 'wrong' });
    expect(await step(renewed.ok ? (renewed.backupCodes[0] ?? '') : '', 'backup')).toMatchObject({
      is: 'signed-in',
    });
  });

  it('is shut for fifteen minutes after ten wrong codes', async () => {
    using _ = await openTestStore();
    await withTwoFactor();
    for (let n = 0; n < 10; n++) expect(await step('000000')).toEqual({ is: 'wrong' });
    expect(await step(totp(key, 1))).toEqual({ is: 'wait', seconds: 900 });
    laterBy(901);
    // The browser has waited for longer than it may.
    sent = 0;
    expect(await step(totp(key, 1))).toMatchObject({ is: 'signed-in' });
  });

  it('is switched off by who knows the password', async () => {
    using _ = await openTestStore();
    const { headers, viewer } = await withTwoFactor();
    expect(await endTwoFactor({ viewer, password: 'wrong', headers })).toEqual({
      ok: false,
      is: 'wrong-password',
    });
    expect(await endTwoFactor({ viewer, password: PASSWORD, headers })).toMatchObject({ ok: true });
    expect(await enter()).toMatchObject({ is: 'signed-in' });
    expect((await lastEvent())?.action).toBe('sign-in');
  });
});

describe('changing the password', () => {
  it('asks for the present one, ends all other sessions, and is no place to guess', async () => {
    using _ = await openTestStore();
    const [here, there] = [await makeMika(), await signedIn(await enter())];
    const change = (password: string) =>
      changePassword({
        viewer: here.viewer,
        headers: here.headers,
        password,
        newPassword: 'another long password',
      });
    expect(await change('wrong')).toEqual({ ok: false, is: 'wrong-password' });
    const changed = await change(PASSWORD);
    expect(changed).toMatchObject({ ok: true });
    expect(await findViewer(there.headers)).toBeNull();
    const now = withCookies(changed.ok ? changed.cookies : []);
    expect(await findViewer(now)).toMatchObject({ email: EMAIL });
    expect(await lastEvent()).toMatchObject({ action: 'change-password', actor: '美香' });
    expect(await enter()).toEqual({ is: 'wrong' });
    expect(await enter({ password: 'another long password' })).toMatchObject({ is: 'signed-in' });
    for (let n = 0; n < 5; n++) await change('guess');
    expect(await change('guess')).toEqual({ ok: false, is: 'wait', seconds: 30 });
  });
});
