import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { isGuessable } from './guessable.ts';
import { holdsName, namesOf } from './holds-name.ts';

/** Long enough to need no rules about what it is made of. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

export type PasswordProblem = 'too-short' | 'too-long' | 'is-name' | 'too-common';

/**
 * What is wrong with a password that somebody chooses; undefined when nothing is. There are no rules of what it is made
 * of (NIST SP 800-63B, 5.1.1.2): it is long, is not among those that are tried first, and holds no name. Asked when a
 * password is chosen, never when somebody signs in.
 * @param owner whose password it is to be
 */
export async function passwordProblem(
  password: string,
  owner: { name: string; email: string },
): Promise<PasswordProblem | undefined> {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (password.length > LONGEST_PASSWORD) return 'too-long';
  const names = namesOf(owner);
  if (holdsName(password, names)) return 'is-name';
  return (await isGuessable(password, names)) ? 'too-common' : undefined;
}

/*
 * scrypt runs on Node's four background threads, off the event loop, but those threads also read files: two of them at
 * most may hash, the rest waits in a line.
 */
const AT_ONCE = 2;
const KEY = Symbol.for('prism.hashing');
type Line = { running: number; waiting: (() => void)[] };

/** Hashes a password with a new salt (scrypt, 60 ms of a background thread). */
export function hash(password: string): Promise<string> {
  return inLine(() => hashPassword(password));
}

/** Whether `password` is the one that was hashed. */
export function verify({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  return inLine(() => verifyPassword({ hash, password }));
}

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  const shared = globalThis as { [KEY]?: Line };
  shared[KEY] ??= { running: 0, waiting: [] };
  const line = shared[KEY];
  if (line.running >= AT_ONCE) await new Promise<void>((go) => line.waiting.push(go));
  else line.running++;
  try {
    return await work();
  } finally {
    // Whoever is next takes over the place, so the number of those who run stays.
    const next = line.waiting.shift();
    if (next) next();
    else line.running--;
  }
}
