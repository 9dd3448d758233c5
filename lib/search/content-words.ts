import { foldForSearch } from './fold.ts';
import type { Query } from './query.ts';
import { stemOf, wordsOf } from './words.ts';

/** English words that are in every text and in every question. */
const FUNCTION_WORDS = new Set(
  (
    'a about after all also am an and any are as at be because been before being but by can could did do does doing for from had has ' +
    'have he her his how i if in into is it its just may me might more most much my no not of on only or other our out over own she ' +
    'should so some such than that the their them then there these they this those to too under until up very was we were what when ' +
    'where which while who whom why will with would you your s t'
  ).split(' '),
);

/** Whether a word says what a text is about. Function words do not, nor Japanese ones of up to three hiragana. */
export const isContentWord = (word: string): boolean =>
  word !== '' && !FUNCTION_WORDS.has(word) && !/^\p{sc=Hira}{1,3}$/u.test(word);

/** A word of a query that says what it is about, with its forms; `isTelling` where it is more than one character, which stands for anything. */
export type ContentWord = { forms: string[]; letters: number; isTelling: boolean };

/** The words of a query that say what it is about: without function words, in Japanese those of up to three hiragana. */
export function contentWords({ all }: Query): ContentWord[] {
  const words = all
    .flat()
    .flatMap(({ typed }) => wordsOf(foldForSearch(typed)))
    .filter(({ text }) => isContentWord(text))
    .map(({ text, isJapanese }) => {
      const letters = Array.from(text).length;
      return {
        forms: [...new Set(isJapanese ? [text] : [text, stemOf(text)])],
        letters,
        isTelling: letters > 1,
      };
    });
  return [...new Map(words.map((word) => [word.forms[0], word])).values()];
}
