import { LOCALES } from '#lib/locale.ts';
import { siteName } from '#lib/site/site-settings.ts';

const PROGRAM_NAMES = ['prism', 'prismnews'];

/** Endings of domain names say nothing about anybody. */
const ENDINGS = /\.(?:(?:ac|co|com|ed|go|gov|gr|lg|ne|net|or|org)\.)?[^.]+$/;

/** Shorter parts are found in words of every kind, so they count only as words of their own. */
const SHORTEST_INSIDE = 4;
const SHORTEST_WORD = 3;

/**
 * The words that whoever knows the account or the site tries first: name and e-mail address, whole and in parts, and
 * what the site is called.
 */
export function namesOf({ name, email }: { name: string; email: string }): string[] {
  const [local = '', domain = ''] = folded(email).split('@');
  const host = domain.replace(ENDINGS, '');
  const whole = [folded(name), folded(email), local, host];
  const parts = whole.flatMap((each) => each.split(/[^\p{L}]+/u));
  const site = LOCALES.map((locale) => folded(siteName(locale)));
  return [...new Set([...PROGRAM_NAMES, ...site, ...whole, ...parts])].filter((each) => each !== '');
}

/**
 * Whether a password is one of these names or holds one: those of four letters or more anywhere, also with other signs
 * between their words; those of three as a word of its own; those in Chinese characters from two on, for they are names
 * already.
 * @param names as `namesOf` gives them
 */
export function holdsName(password: string, names: string[]): boolean {
  const text = folded(password);
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  const words = text.split(/[^\p{L}]+/u);
  return names.some((name) => {
    if (text === name) return true;
    const isHan = /\p{Script=Han}/u.test(name);
    const bare = name.replace(/[^\p{L}\p{N}]/gu, '');
    if ([...bare].length >= (isHan ? 2 : SHORTEST_INSIDE)) return letters.includes(bare);
    return [...bare].length >= SHORTEST_WORD && words.includes(bare);
  });
}

/** Full-width letters and capitals make no other word. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase();
