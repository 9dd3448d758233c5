import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/**
 * The longest beginning of a password that is judged. The estimator's time grows faster than the text: 40 characters take
 * a few milliseconds at worst, and what is strong within 40 characters stays so.
 */
const JUDGED = 40;

/** Where the estimator draws the line between guessed within hours and not: 10^8 guesses. */
const SAFE_SCORE = 3;

/** What is tried in Japan and stands in no Western list. */
const JAPANESE = ['パスワード', 'ぱすわーど', 'いろはにほへと', 'あいうえお'];

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether a password is among the commonest, or made of what everybody tries: common passwords, repetitions, sequences,
 * walks over a keyboard, years.
 *
 * Text with Chinese characters is not judged: the estimator counts ten possibilities for a character that is one of
 * thousands.
 * @param hints words that whoever guesses tries first, such as the name of the account
 */
export async function isGuessable(password: string, hints: string[]): Promise<boolean> {
  const text = password.normalize('NFKC');
  if (/\p{Script=Han}/u.test(text)) return false;
  estimator ??= loadEstimator();
  const { score } = (await estimator).check(text.slice(0, JUDGED), hints);
  return score < SAFE_SCORE;
}

/** Loaded when somebody first chooses a password: 0.5 s and 30 MB that readers' workers never need. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
  const { dictionary, adjacencyGraphs } = await import('@zxcvbn-ts/language-common');
  return new ZxcvbnFactory({
    dictionary: { passwords: dictionary['passwords-common'], japanese: JAPANESE },
    graphs: { qwerty: adjacencyGraphs.qwerty, keypad: adjacencyGraphs.keypad },
    // The default of 512 takes seconds for 128 characters of `@$5!1|0`.
    l33tMaxSubstitutions: 8,
  });
}
