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

/**
 * The words of a query that say what it is about, each with its forms: without function words, in Japanese those of up to three
 * hiragana. Where nothing else is left, all.
 */
export function contentWords({ all }: Query): string[][] {
  const words = all.flat().flatMap(({ typed }) => wordsOf(foldForSearch(typed)));
  const content = words.filter(({ text }) => isContentWord(text));
  const forms = (content.length > 0 ? content : words).map(({ text, isJapanese }) => [
    ...new Set(isJapanese ? [text] : [text, stemOf(text)]),
  ]);
  return [...new Map(forms.map((each) => [each[0], each])).values()];
}
