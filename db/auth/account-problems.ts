import { z } from 'zod';
import { cleanName } from '#lib/article/clean-text.ts';
import { normalizeEmail } from './insert-account.ts';
import { type PasswordProblem, passwordProblem } from './passwords.ts';

/** The longest name that headers and lists have room for. */
const LONGEST_NAME = 80;

export type AccountProblem = 'no-name' | 'invalid-email' | 'has-account' | PasswordProblem;

/** What is wrong with what somebody gave for an account; nothing when it can be made. */
export async function accountProblems(given: {
  email: string;
  name: string;
  password: string;
}): Promise<AccountProblem[]> {
  const [email, name] = [normalizeEmail(given.email), cleanName(given.name)];
  const password = await passwordProblem(given.password, { name, email });
  return [
    ...(isName(name) ? [] : ['no-name' as const]),
    ...(z.email().max(254).safeParse(email).success ? [] : ['invalid-email' as const]),
    ...(password ? [password] : []),
  ];
}

/** Whether somebody can be called this: not empty, and not too long. */
export function isName(name: string): boolean {
  const length = [...cleanName(name)].length;
  return length > 0 && length <= LONGEST_NAME;
}
