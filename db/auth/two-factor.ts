import { APIError } from 'better-auth/api';
import { type Database, theStore } from '../store.ts';
import { admitAttempt, forgiveAttempt } from './attempts.ts';
import { theAuth } from './auth.ts';
import { type PasswordProblem, passwordProblem } from './passwords.ts';
import { recordAlone, recordEvent, type SecurityEvent } from './record-event.ts';
import type { Viewer } from './viewer.ts';
import { withSession } from './with-session.ts';

/** Why a change of how one signs in was not made. */
export type SecurityRefusal =
  | { ok: false; is: 'wrong-password' | 'wrong-code' | 'not-now' }
  | { ok: false; is: 'bad-password'; problem: PasswordProblem }
  | { ok: false; is: 'wait'; seconds: number };

type Asked = { viewer: Viewer; password: string; headers: Headers };

/**
 * Begins to set up an authenticator app. Nothing changes for the next sign-in until a code of it was seen.
 * @returns what the app needs, and the backup codes, which cannot be shown again
 */
export function beginTwoFactor({ viewer, password, headers }: Asked) {
  return withPassword(viewer, async () => {
    const { api } = await theAuth();
    const answer = await api.enableTwoFactor({ body: { password }, headers });
    if (answer.method !== 'totp') throw new Error('The library set up another second factor.');
    return { uri: answer.totpURI, backupCodes: answer.backupCodes };
  });
}

/**
 * Switches the second step on, with the first code that the app shows.
 * @returns the Set-Cookie headers of the new session: the one before has ended
 */
export async function confirmTwoFactor({
  viewer,
  code,
  headers,
}: {
  viewer: Viewer;
  code: string;
  headers: Headers;
}) {
  try {
    const { api } = await theAuth();
    const answer = await withSession(recorded('enable-two-factor', viewer), () =>
      api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
    );
    return { ok: true as const, cookies: answer.headers.getSetCookie() };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Switches the second step off. */
export function endTwoFactor({ viewer, password, headers }: Asked) {
  return withPassword(viewer, async () => {
    const { api } = await theAuth();
    const answer = await withSession(recorded('disable-two-factor', viewer), () =>
      api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
    );
    return { cookies: answer.headers.getSetCookie() };
  });
}

/** Makes new backup codes; those from before are void. */
export function renewBackupCodes({ viewer, password, headers }: Asked) {
  return withPassword(viewer, async () => {
    const { api } = await theAuth();
    const { backupCodes } = await api.generateBackupCodes({ body: { password }, headers });
    await recordAlone({
      action: 'renew-backup-codes',
      actor: viewer.name,
      detail: { userId: viewer.userId },
    });
    return { backupCodes };
  });
}

/** Changes the password and ends all other sessions. A new one that is refused costs no attempt. */
export async function changePassword({
  viewer,
  password,
  newPassword,
  headers,
}: Asked & { newPassword: string }) {
  const problem = await passwordProblem(newPassword, viewer);
  if (problem) return { ok: false as const, is: 'bad-password' as const, problem };
  return withPassword(viewer, async () => {
    const { api } = await theAuth();
    const answer = await withSession(recorded('change-password', viewer), () =>
      api.changePassword({
        body: { currentPassword: password, newPassword, revokeOtherSessions: true },
        headers,
        returnHeaders: true,
      }),
    );
    return { cookies: answer.headers.getSetCookie() };
  });
}

/** A session left open on a desk must be no place to guess the password in peace: its failures are counted as well. */
export async function withPassword<T extends object>(
  viewer: Viewer,
  work: () => Promise<T>,
): Promise<(T & { ok: true }) | SecurityRefusal> {
  const attempt = { account: viewer.email, address: 'unknown', device: `session ${viewer.sessionId}` };
  const refused = await admitAttempt(attempt);
  if (refused) return { ok: false, is: 'wait', seconds: refused.retryAfter };
  try {
    const result = await work();
    const store = theStore();
    await store.write((tx) => forgiveAttempt(tx, attempt, store.now()));
    return { ok: true, ...result };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Writes down what somebody did, with the new session that it gives them. */
const recorded =
  (action: SecurityEvent['action'], { name, userId }: Viewer) =>
  (transaction: Database) =>
    recordEvent(transaction, theStore().now(), { action, actor: name, detail: { userId } });

function refusalOf(error: unknown): SecurityRefusal {
  if (!(error instanceof APIError)) throw error;
  switch (error.body?.code) {
    case 'INVALID_PASSWORD':
    case 'PASSWORD_TOO_LONG':
      return { ok: false, is: 'wrong-password' };
    case 'INVALID_CODE':
      return { ok: false, is: 'wrong-code' };
    default:
      return { ok: false, is: 'not-now' };
  }
}
