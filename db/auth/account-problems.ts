import { cleanName } from '#lib/article/clean-text.ts';
import { emailProblem, normalizeEmail } from './insert-account.ts';
import { type PasswordProblem, passwordProblem } from './passwords.ts';

/** The longest name that headers and lists have room for. */
const LONGEST_NAME = 80;

export type AccountProblem = 'no-name' | 'invalid-email' | 'email-letters' | 'has-account' | PasswordProblem;

/** What is wrong with what somebody gave for an account; nothing when it can be made. */
export async function accountProblems(given: {
  email: string;
  name: string;
  password: string;
}): Promise<AccountProblem[]> {
  const [email, name] = [normalizeEmail(given.email), cleanName(given.name)];
  const ofEmail = emailProblem(email);
  const password = await passwordProblem(given.password, { name, email });
  return [
    ...(isName(name) ? [] : ['no-name' as const]),
    ...(ofEmail ? [ofEmail] : []),
    ...(password ? [password] : []),
  ];
}

/** Whether somebody can be called this: not empty, and not too long. */
export function isName(name: string): boolean {
  const length = [...cleanName(name)].length;
  return length > 0 && length <= LONGEST_NAME;
}
