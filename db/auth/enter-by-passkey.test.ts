import { desc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ProcessSettings, processSettings, setProcessSettings } from '#lib/process-settings.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { deviceOf } from '#testing/passkeys.ts';
import { type SignedIn, signInAs } from '#testing/sign-in.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { disablePerson } from '../commands/people/disable-person.ts';
import { listOwnPasskeys } from '../queries/desk/people/list-own-passkeys.ts';
import { audit } from '../schema.ts';
import { challengeForEntry, enterByPasskey } from './enter-by-passkey.ts';
import { findViewer } from './find-viewer.ts';
import { removePasskey, renamePasskey } from './passkeys.ts';

const SITE = 'https://news.example';
const HOST = 'news.example';

let before: ProcessSettings;
let test: TestStore;
let ken: SignedIn;
let device: Awaited<ReturnType<typeof deviceOf>>;
beforeEach(async () => {
  before = processSettings();
  setProcessSettings({ siteUrl: SITE });
  test = await openTestStore();
  ken = await signInAs({ role: 'editor', name: 'Ken Mori' });
  device = await deviceOf(ken.viewer.userId);
});
afterEach(() => {
  test[Symbol.dispose]();
  setProcessSettings(before);
});

async function ask() {
  const asked = await challengeForEntry();
  if (!asked) throw new Error('There are no passkeys here.');
  return { sealed: asked.sealed, challenge: asked.options.challenge };
}

const enter = (challenge: string, credential: string, address = '203.0.113.9') =>
  enterByPasskey({ challenge, credential, headers: new Headers(), address });

const answered = (challenge: string, more: Partial<Parameters<typeof device.answer>[0]> = {}) =>
  device.answer({ challenge, origin: SITE, host: HOST, ...more });

describe('an answer of a device', () => {
  it('opens one session, which the audit knows of, and none by being sent again', async () => {
    const { sealed, challenge } = await ask();
    const credential = answered(challenge);
    const entered = await enter(sealed, credential);
    if (entered.is !== 'signed-in') throw new Error(entered.is);
    const cookie = entered.cookies.map((line) => line.split(';', 1)[0]).join('; ');
    expect(await findViewer(new Headers({ cookie }))).toMatchObject({ name: 'Ken Mori', role: 'editor' });
    const [last] = await test.store.read.select().from(audit).orderBy(desc(audit.id)).limit(1);
    expect(last).toMatchObject({ action: 'sign-in', actor: 'Ken Mori', detail: { by: 'passkey' } });
    expect(await listOwnPasskeys(ken.viewer)).toMatchObject([
      { name: 'Device', lastUsedAt: expect.any(Date) },
    ]);
    // This device does not count, so only the challenge tells.
    expect(await enter(sealed, credential)).toEqual({ is: 'over' });
  });

  it('sent four times at once opens one session', async () => {
    const { sealed, challenge } = await ask();
    const credential = answered(challenge);
    const all = await Promise.all(Array.from({ length: 4 }, () => enter(sealed, credential)));
    expect(all.filter(({ is }) => is === 'signed-in')).toHaveLength(1);
  });

  it.each([
    ['to another challenge', { challenge: 'AAAA' }],
    ['on another site', { origin: 'https://news.example.evil.example' }],
    ['for another host', { host: 'evil.example' }],
    ['without making sure who holds it', { isVerified: false }],
  ])('%s opens nothing', async (_, wrong) => {
    const { sealed, challenge } = await ask();
    expect(await enter(sealed, answered(challenge, wrong))).toEqual({ is: 'wrong' });
  });

  it('that is changed, no JSON, or of an unknown key opens nothing', async () => {
    const { sealed, challenge } = await ask();
    const stranger = await deviceOf((await signInAs({ role: 'writer' })).viewer.userId);
    const forged = JSON.parse(answered(challenge));
    const theirs = JSON.parse(stranger.answer({ challenge, origin: SITE, host: HOST }));
    expect(await enter(sealed, JSON.stringify({ ...forged, response: theirs.response }))).toEqual({
      is: 'wrong',
    });
    expect(await enter(sealed, 'x')).toEqual({ is: 'wrong' });
    expect(await enter(sealed, JSON.stringify({ ...forged, id: 'AAAA', rawId: 'AAAA' }))).toEqual({
      is: 'wrong',
    });
  });

  it('of a device that counts is refused where its counter goes back', async () => {
    const first = await ask();
    expect(await enter(first.sealed, answered(first.challenge, { counter: 7 }))).toMatchObject({
      is: 'signed-in',
    });
    const second = await ask();
    expect(await enter(second.sealed, answered(second.challenge, { counter: 7 }))).toEqual({ is: 'wrong' });
    const third = await ask();
    expect(await enter(third.sealed, answered(third.challenge, { counter: 8 }))).toMatchObject({
      is: 'signed-in',
    });
  });

  it('opens nothing where the account is disabled, the passkey removed, or the seal another', async () => {
    const { sealed, challenge } = await ask();
    expect(await enter('x', answered(challenge))).toEqual({ is: 'over' });
    await disablePerson({ actor: TEST_ACTOR, personId: ken.viewer.userId });
    expect(await enter(sealed, answered(challenge))).toEqual({ is: 'wrong' });
    const [{ id } = { id: 0 }] = await listOwnPasskeys(ken.viewer);
    const other = await signInAs({ role: 'admin' });
    expect(await removePasskey({ viewer: other.viewer, id })).toBe(false);
    expect(await renamePasskey({ viewer: other.viewer, id, name: 'Mine' })).toBe(false);
    expect(await removePasskey({ viewer: ken.viewer, id })).toBe(true);
    expect(await listOwnPasskeys(ken.viewer)).toEqual([]);
  });

  it('that is wrong too often makes its network wait, and no other', async () => {
    const { sealed, challenge } = await ask();
    for (let n = 0; n < 5; n++) expect(await enter(sealed, 'x')).toEqual({ is: 'wrong' });
    expect(await enter(sealed, answered(challenge))).toMatchObject({ is: 'wait' });
    expect(await enter(sealed, answered(challenge), '198.51.100.7')).toMatchObject({ is: 'signed-in' });
  });
});

it('nothing is asked for where browsers know no passkeys', async () => {
  setProcessSettings({ siteUrl: 'http://127.0.0.1:3000' });
  expect(await challengeForEntry()).toBeUndefined();
});
