import { desc } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { disablePerson } from '../commands/people/disable-person.ts';
import { audit } from '../schema.ts';
import { theStore } from '../store.ts';
import { TEST_ACTOR } from '../testing/build-article.ts';
import { openTestStore } from '../testing/test-store.ts';
import { totp } from '../testing/totp.ts';
import { createAccount } from './create-account.ts';
import { findViewer } from './find-viewer.ts';
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

async function makeMika() {
  const account = { actor: TEST_ACTOR, email: EMAIL, name: '美香', role: 'editor', locale: 'ja' } as const;
  const made = await createAccount({ ...account, password: PASSWORD });
  if (!made.ok) throw new Error(made.problems.join());
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

describe('signing in', () => {
  it('makes a session, whatever the case of the e-mail address, and is written down', async () => {
    using _ = await openTestStore();
    await makeMika();
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
    await makeMika();
    const { viewer } = await signedIn(await enter());
    const spent = async (given: Given) => {
      hashes.count = 0;
      return [await enter(given), hashes.count];
    };
    expect(await spent({ password: 'wrong' })).toEqual([{ is: 'wrong' }, 1]);
    expect(await spent({ email: 'nobody@example.org' })).toEqual([{ is: 'wrong' }, 1]);
    await createAccount({
      actor: TEST_ACTOR,
      email: 'boss@example.org',
      name: 'Boss',
      role: 'admin',
      locale: 'en',
      password: PASSWORD,
    });
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

describe('the second step', () => {
  let key = '';
  let codes: string[] = [];

  async function withTwoFactor() {
    await makeMika();
    const { headers, viewer } = await signedIn(await enter());
    const begun = await beginTwoFactor({ viewer, password: PASSWORD, headers });
    if (!begun.ok) throw new Error(begun.is);
    key = new URL(begun.uri).searchParams.get('secret') ?? '';
    codes = begun.backupCodes;
    const confirmed = await confirmTwoFactor({ viewer, code: totp(key), headers });
    if (!confirmed.ok) throw new Error(confirmed.is);
    const now = withCookies(confirmed.cookies);
    return { headers: now, viewer: (await findViewer(now)) ?? viewer };
  }

  const step = async (code: string, kind: 'app' | 'backup' = 'app') => {
    const first = await enter();
    if (first.is !== 'second-step') throw new Error(`The answer was ${first.is}.`);
    const headers = withCookies(first.cookies.filter((line) => !/Max-Age=0/.test(line)));
    return takeSecondStep({ code, kind, headers, address: '203.0.113.9' });
  };

  it('is off until a code of the app was seen', async () => {
    using _ = await openTestStore();
    await makeMika();
    const { headers, viewer } = await signedIn(await enter());
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
    const wide = totp(key).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await step(`${wide.slice(0, 3)} ${wide.slice(3)}`)).toMatchObject({ is: 'signed-in' });
    expect(await lastEvent()).toMatchObject({ action: 'sign-in', detail: { by: 'authenticator' } });
    expect(await step('000000')).toEqual({ is: 'wrong' });
    expect(
      await takeSecondStep({ code: totp(key), kind: 'app', headers: new Headers(), address: 'x' }),
    ).toEqual({
      is: 'over',
    });
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
    expect(await step(totp(key))).toEqual({ is: 'wait', seconds: 900 });
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
    await makeMika();
    const [here, there] = [await signedIn(await enter()), await signedIn(await enter())];
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
