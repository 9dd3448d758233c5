import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { user } from '../schema.ts';
import { theStore } from '../store.ts';
import { theAuth } from './auth.ts';
import { rememberDevice } from './known-device.ts';
import { recordAlone, recordEvent } from './record-event.ts';
import { forgiveCodes, SHUT_SECONDS } from './usable-codes.ts';

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
    const answer = await (kind === 'app' ? api.verifyTOTP(input) : api.verifyBackupCode(input));
    const userId = answer.response.user.id;
    const [person] = await theStore().read.select().from(user).where(eq(user.id, userId));
    if (!person) throw new Error('Somebody signed in whose account is gone.');
    const detail = { userId, address, by: kind === 'app' ? 'authenticator' : 'backup-code' };
    const store = theStore();
    await store.write(async (tx) => {
      await forgiveCodes(tx, userId);
      await recordEvent(tx, store.now(), { action: 'sign-in', actor: person.name, detail });
    });
    const cookies = answer.headers.getSetCookie();
    return { is: 'signed-in', cookies, device: await rememberDevice(person.email) };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    const failure = failureOf(error);
    if (failure.is === 'wrong') {
      await recordAlone({ action: 'sign-in-failed', actor: 'nobody', detail: { address, by: kind } });
    }
    return failure;
  }
}

function failureOf(error: APIError): SecondStepResult {
  const code = error.body?.code;
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return { is: 'wait', seconds: SHUT_SECONDS };
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return { is: 'wrong' };
  return { is: 'over' };
}
