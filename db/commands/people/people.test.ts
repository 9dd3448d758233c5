import { desc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { type SignedIn, signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import { findViewer } from '../../auth/find-viewer.ts';
import { acceptInvitation, findInvitation } from '../../auth/invitations.ts';
import { inviteFirstAdmin } from '../../auth/invite-first-admin.ts';
import { signIn } from '../../auth/sign-in.ts';
import { listOwnSessions } from '../../queries/desk/people/list-own-sessions.ts';
import { listPeople } from '../../queries/desk/people/list-people.ts';
import { audit, invitation, user } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { changeOwnName, endOwnSession } from './change-own-account.ts';
import { changeRole } from './change-role.ts';
import { createAccount } from './create-account.ts';
import { disablePerson } from './disable-person.ts';
import { enablePerson } from './enable-person.ts';
import { endSession, endSessions } from './end-sessions.ts';
import { invitePerson } from './invite-person.ts';
import { removePerson } from './remove-person.ts';
import { resetSignIn } from './reset-sign-in.ts';
import { revokeInvitation } from './revoke-invitation.ts';

const actor = TEST_ACTOR;
const PASSWORD = 'correct horse battery';
const accept = { name: '健', password: PASSWORD, locale: 'ja' as const };

async function invite(email = 'ken@example.org') {
  const result = await invitePerson({ actor, email, role: 'translator' });
  if (!result.ok) throw new Error(result.code);
  return result.token;
}

const seen = ({ cookie }: SignedIn) => findViewer(new Headers({ cookie: `${cookie.name}=${cookie.value}` }));

const people = async () => (await listPeople(actor))?.people.map(({ name, role }) => `${name}: ${role}`);

const enter = (email: string, password = PASSWORD) =>
  signIn({ email, password, address: '203.0.113.9', device: undefined, headers: new Headers() });

describe('an invitation', () => {
  it('makes one account, with the role that was chosen, and is void afterwards', async () => {
    using test = await openTestStore();
    const token = await invite(' Ken@Example.org ');
    expect(await findInvitation(token)).toMatchObject({ email: 'ken@example.org', role: 'translator' });
    expect(await acceptInvitation({ ...accept, token })).toEqual({ ok: true, email: 'ken@example.org' });
    expect(await people()).toEqual(['健: translator']);
    expect(await acceptInvitation({ ...accept, token })).toEqual({ ok: false, problems: ['void'] });
    expect(await enter('ken@example.org')).toMatchObject({ is: 'signed-in' });
    const actions = await test.store.read.select({ action: audit.action }).from(audit).orderBy(audit.id);
    expect(actions.map(({ action }) => action)).toEqual(['invite-person', 'accept-invitation', 'sign-in']);
  });

  it('is kept without its token', async () => {
    using test = await openTestStore();
    const token = await invite();
    expect(JSON.stringify(await test.store.read.select().from(invitation))).not.toContain(token);
  });

  it('makes one account when two use it at once', async () => {
    using _ = await openTestStore();
    const token = await invite();
    const both = await Promise.all(
      [1, 2].map((n) => acceptInvitation({ ...accept, token, name: `Ken ${n}` })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await people()).toHaveLength(1);
  });

  it('is void after 48 hours, when it is taken back, and when another one follows', async () => {
    using test = await openTestStore();
    const late = await invite();
    test.setNow('2026-11-04T23:59:59Z');
    expect(await findInvitation(late)).not.toBeNull();
    test.setNow('2026-11-05T00:00:00Z');
    expect(await findInvitation(late)).toBeNull();
    expect((await listPeople(actor))?.invitations).toEqual([]);
    const first = await invite();
    const second = await invite();
    expect([await findInvitation(first), await findInvitation(second)]).toEqual([null, expect.anything()]);
    const [open] = (await listPeople(actor))?.invitations ?? [];
    expect(await revokeInvitation({ actor, invitationId: open?.id ?? 0 })).toEqual({ ok: true });
    expect(await findInvitation(second)).toBeNull();
    expect(await revokeInvitation({ actor, invitationId: open?.id ?? 0 })).toMatchObject({
      code: 'unknown-invitation',
    });
  });

  it('says everything that is wrong with name and password, and stays open', async () => {
    using _ = await openTestStore();
    const token = await invite();
    const wrong = (given: Partial<typeof accept>) => acceptInvitation({ ...accept, ...given, token });
    expect(await wrong({ name: ' ', password: 'elevenchars' })).toEqual({
      ok: false,
      problems: ['no-name', 'too-short'],
    });
    expect(await wrong({ name: 'あ'.repeat(81) })).toEqual({ ok: false, problems: ['no-name'] });
    expect(await wrong({ password: 'KEN@example.org' })).toEqual({ ok: false, problems: ['is-name'] });
    expect(await wrong({ password: 'x'.repeat(129) })).toEqual({ ok: false, problems: ['too-long'] });
    expect(await wrong({ password: '馬'.repeat(12) })).toMatchObject({ ok: true });
  });

  it('is not made for what is no e-mail address, or has an account', async () => {
    using _ = await openTestStore();
    const asked = (email: string) => invitePerson({ actor, email, role: 'writer' });
    expect(await asked('ken')).toMatchObject({ code: 'invalid-email', detail: { email: 'ken' } });
    const { viewer } = await signInAs({ role: 'writer' });
    expect(await asked(viewer.email.toUpperCase())).toMatchObject({ code: 'has-account' });
  });
});

describe('the first administrator', () => {
  it('makes their account by the link of the last start, while nobody has one', async () => {
    using _ = await openTestStore();
    const [before, token] = [await inviteFirstAdmin(), await inviteFirstAdmin()];
    if (!before || !token) throw new Error('There is no link.');
    expect(await findInvitation(before)).toBeNull();
    const nobody = await acceptInvitation({ ...accept, token, email: 'no address' });
    expect(nobody).toEqual({ ok: false, problems: ['invalid-email'] });
    expect(await acceptInvitation({ ...accept, token, email: 'mika@example.org' })).toMatchObject({
      ok: true,
    });
    expect(await people()).toEqual(['健: admin']);
    expect(await inviteFirstAdmin()).toBeNull();
  });

  it('is not made by that link once somebody has an account in another way', async () => {
    using _ = await openTestStore();
    const token = (await inviteFirstAdmin()) ?? '';
    const given = { actor, email: 'mika@example.org', name: '美香', role: 'admin', locale: 'ja' } as const;
    expect(await createAccount({ ...given, password: PASSWORD })).toMatchObject({ ok: true });
    expect(await findInvitation(token)).toBeNull();
    const stranger = { ...accept, token, email: 'stranger@example.org' };
    expect(await acceptInvitation(stranger)).toEqual({ ok: false, problems: ['void'] });
    expect(await createAccount({ ...given, password: PASSWORD })).toEqual({
      ok: false,
      problems: ['has-account'],
    });
  });
});

describe('the last administrator', () => {
  it('cannot be demoted, disabled or removed, not even by themselves', async () => {
    using _ = await openTestStore();
    const { viewer } = await signInAs({ role: 'admin', name: '美香' });
    const other = await signInAs({ role: 'admin' });
    await disablePerson({ actor, personId: other.viewer.userId });
    const mika = { actor: viewer, personId: viewer.userId };
    const refusal = { ok: false, code: 'last-admin', detail: { name: '美香' } };
    expect(await changeRole({ ...mika, role: 'editor' })).toEqual(refusal);
    expect(await disablePerson(mika)).toEqual(refusal);
    expect(await removePerson(mika)).toEqual(refusal);
    expect(await changeRole({ ...mika, role: 'admin' })).toEqual({ ok: true });
    await enablePerson({ actor, personId: other.viewer.userId });
    expect(await removePerson(mika)).toEqual({ ok: true });
  });
});

describe('somebody who works here', () => {
  it('has a new role on the next request', async () => {
    using _ = await openTestStore();
    const ken = await signInAs({ role: 'writer' });
    await changeRole({ actor, personId: ken.viewer.userId, role: 'editor' });
    expect(await seen(ken)).toMatchObject({ role: 'editor' });
  });

  it('is out at once when they are disabled, removed or signed out everywhere', async () => {
    using _ = await openTestStore();
    for (const verb of [disablePerson, removePerson, endSessions]) {
      const ken = await signInAs({ role: 'writer' });
      expect(await verb({ actor, personId: ken.viewer.userId })).toEqual({ ok: true });
      expect(await seen(ken)).toBeNull();
    }
  });

  it('is signed out in one browser, and goes on in the others; nobody else is', async () => {
    using _ = await openTestStore();
    await acceptInvitation({ ...accept, token: await invite() });
    await enter('ken@example.org');
    await enter('ken@example.org');
    const other = await signInAs({ role: 'editor' });
    const ken = async () =>
      (await listPeople(actor))?.people.find(({ email }) => email === 'ken@example.org');
    const [late, early] = (await ken())?.sessions ?? [];
    const personId = (await ken())?.id ?? '';
    const end = (sessionId = '') => endSession({ actor, personId, sessionId });
    expect(await end(early?.id)).toEqual({ ok: true });
    expect((await ken())?.sessions.map(({ id }) => id)).toEqual([late?.id]);
    expect(await end(early?.id)).toMatchObject({ code: 'unknown-session' });
    expect(await end(other.viewer.sessionId)).toMatchObject({ code: 'unknown-session' });
    expect(await seen(other)).toMatchObject({ role: 'editor' });
  });

  it('gets in again after they are enabled, with the password from before', async () => {
    using _ = await openTestStore();
    await acceptInvitation({ ...accept, token: await invite() });
    const [ken] = (await listPeople(actor))?.people ?? [];
    const personId = ken?.id ?? '';
    await disablePerson({ actor, personId });
    expect(await enter('ken@example.org')).toEqual({ is: 'wrong' });
    await enablePerson({ actor, personId });
    expect(await enter('ken@example.org')).toMatchObject({ is: 'signed-in' });
  });

  it('who has lost password or telephone gets a link: new password, second step off, all sessions ended', async () => {
    using test = await openTestStore();
    await acceptInvitation({ ...accept, token: await invite() });
    await test.store.write(async (tx) => {
      await tx.update(user).set({ twoFactorEnabled: true });
    });
    const [ken] = (await listPeople(actor))?.people ?? [];
    const made = await resetSignIn({ actor, personId: ken?.id ?? '' });
    if (!made.ok) throw new Error(made.code);
    expect(await findInvitation(made.token)).toMatchObject({ person: { name: '健' } });
    expect(await enter('ken@example.org')).toMatchObject({ is: 'second-step' });
    const renewed = await acceptInvitation({
      token: made.token,
      name: 'ignored',
      password: 'another long password',
      locale: 'en',
    });
    expect(renewed).toEqual({ ok: true, email: 'ken@example.org' });
    expect(await enter('ken@example.org')).toEqual({ is: 'wrong' });
    expect(await enter('ken@example.org', 'another long password')).toMatchObject({ is: 'signed-in' });
    expect(await people()).toEqual(['健: translator']);
  });

  it('ends sessions of their own, and nobody else’s', async () => {
    using _ = await openTestStore();
    const [ken, eve] = [await signInAs({ role: 'writer' }), await signInAs({ role: 'admin' })];
    const sessionId = ken.viewer.sessionId;
    expect(await endOwnSession({ actor: eve.viewer, sessionId })).toBe(false);
    expect(await listOwnSessions(ken.viewer)).toHaveLength(1);
    expect(await endOwnSession({ actor: ken.viewer, sessionId })).toBe(true);
    expect(await seen(ken)).toBeNull();
  });

  it('changes their name, and the audit says from what to what', async () => {
    using _ = await openTestStore();
    const ken = await signInAs({ role: 'writer', name: 'Ken' });
    expect(await changeOwnName({ actor: ken.viewer, name: '  ' })).toBe(false);
    expect(await changeOwnName({ actor: ken.viewer, name: ' 健 ' })).toBe(true);
    expect(await seen(ken)).toMatchObject({ name: '健' });
    const [last] = await theStore().read.select().from(audit).orderBy(desc(audit.id)).limit(1);
    expect(last).toMatchObject({ action: 'change-name', actor: 'Ken', detail: { from: 'Ken', to: '健' } });
  });
});
