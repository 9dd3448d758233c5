import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { account } from '../schema.ts';
import { theStore } from '../store.ts';
import { verify } from './passwords.ts';

/** Looks whether a password is somebody's. @throws the library's APIError where it is not, as its own endpoints do */
export async function checkPassword(userId: string, password: string): Promise<void> {
  const [kept] = await theStore().read.select().from(account).where(eq(account.userId, userId));
  if (!kept?.password || !(await verify({ hash: kept.password, password }))) {
    throw APIError.from('BAD_REQUEST', { code: 'INVALID_PASSWORD', message: 'The password is wrong.' });
  }
}
