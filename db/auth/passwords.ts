import { hashPassword, verifyPassword } from 'better-auth/crypto';

/** Long enough to need no rules about what it is made of. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

export type PasswordProblem = 'too-short' | 'too-long' | 'is-name';

/**
 * What is wrong with a password that somebody chooses; undefined when nothing is.
 * @param names words that it must not be, whatever their case: the e-mail address and the name
 */
export function passwordProblem(password: string, names: string[]): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (password.length > LONGEST_PASSWORD) return 'too-long';
  const same = (name: string) => name.toLowerCase() === password.toLowerCase();
  return names.some(same) ? 'is-name' : undefined;
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
