import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { user } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { theAuth } from './auth.ts';
import { rememberDevice } from './known-device.ts';
import { recordAlone, recordEvent } from './record-event.ts';
import { forgiveCodes, SHUT_SECONDS } from './usable-codes.ts';
import { withSession } from './with-session.ts';

export type SecondStep = {
  code: string;
  kind: 'app' | 'backup';
  /** Of the request; one of its cookies says whose password was right. */
  headers: Headers;
  address: string;
};

export type SecondStepResult =
  | { is: 'signed-in'; cookies: string[]; device: string }
  | { is: 'wrong' }
  /** Ten minutes are over, or five codes were wrong: the password is asked for again. */
  | { is: 'over' }
  | { is: 'wait'; seconds: number };

/** Ends a sign-in with a code of the authenticator app, or with one of the backup codes, which is used up by it. */
export async function takeSecondStep({
  code,
  kind,
  headers,
  address,
}: SecondStep): Promise<SecondStepResult> {
  const { api } = await theAuth();
  const input = {
    body: { code },
    headers,
    returnHeaders: true as const,
  };
  try {
    const answer = await withSession(
      (tx, { userId }) =>
        succeed(tx, userId, { address, by: kind === 'app' ? 'authenticator' : 'backup-code' }),
      () => (kind === 'app' ? api.verifyTOTP(input) : api.verifyBackupCode(input)),
    );
    const cookies = answer.headers.getSetCookie();
    return { is: 'signed-in', cookies, device: await rememberDevice(answer.response.user.email) };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    const failure = failureOf(error);
    if (failure.is === 'wrong') {
      await recordAlone({ action: 'sign-in-failed', actor: 'nobody', detail: { address, by: kind } });
    }
    return failure;
  }
}

async function succeed(tx: Database, userId: string, facts: { address: string; by: string }): Promise<void> {
  const [person] = await tx.select().from(user).where(eq(user.id, userId));
  if (!person) throw new Error('Somebody signed in whose account is gone.');
  await forgiveCodes(tx, userId);
  const detail = { userId, ...facts };
  await recordEvent(tx, theStore().now(), { action: 'sign-in', actor: person.name, detail });
}

function failureOf(error: APIError): SecondStepResult {
  const code = error.body?.code;
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return { is: 'wait', seconds: SHUT_SECONDS };
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return { is: 'wrong' };
  return { is: 'over' };
}
