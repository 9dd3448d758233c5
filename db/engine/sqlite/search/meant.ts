import type Sqlite from 'better-sqlite3';
import { foldForSearch } from '#lib/search/fold.ts';
import { type Guess, guessesOf, holdsWhole, nearlyIn, rearranged } from '#lib/search/nearly.ts';
import type { Query, Term } from '#lib/search/query.ts';
import { areForms, similarWords } from '#lib/search/similar-words.ts';
import { piecesToFind, quoted, type Run, runsOf, withoutLongEnd, wordsOf } from '#lib/search/words.ts';
import { type PublicTexts, publicTexts } from './public-texts.ts';

/**
 * How much is looked at for one query: words looked for, so many in one go; public texts counted of each that may have been meant; headlines
 * and whole texts read for each guess, and for the query; terms that are put right; places at which a word is taken for two.
 */
const MOST = {
  words: 500,
  atOnce: 40,
  counted: 300,
  terms: 4,
  headlines: 40,
  read: 8,
  readInAll: 32,
  parted: 3,
};
/** A query of more words is not put right: it is no slip of a finger, and each of its words would be looked for in a hundred forms. */
const LONGEST = 12;
/** Of so many of the likeliest, the one is taken that stands with the other words. */
const COMPARED = 5;

/**
 * The query that was probably meant: each word that stands in no public text is put right where one letter of it is wrong, missing, too
 * many or exchanged with its neighbour, by a word that readers can find. Words of alphabets are tried letter by letter, each asked for as a
 * search would: that a word stands in the index says nothing, for it may be that of a text that is not public yet. Of Japanese the texts are
 * read that have the rest of the word.
 * @param isFound whether some text has all words in some form: then only words of alphabets are looked at, which are found by their stem
 * @returns undefined where nothing is better
 */
export function meantBy(
  database: Sqlite.Database,
  query: Query,
  now: Date,
  isFound: boolean,
): Query | undefined {
  if (query.all.flat().flatMap(({ typed }) => wordsOf(foldForSearch(typed))).length > LONGEST)
    return undefined;
  const texts = publicTexts(database, now);
  const left = { words: MOST.words, read: MOST.readInAll, terms: MOST.terms };
  let isOther = false;
  const corrected = (term: Term): Term => {
    const folded = foldForSearch(term.typed);
    const runs = runsOf(folded);
    const others = () => wordsBeside(query, term);
    const right = runs.map((run) =>
      run.isJapanese
        ? isFound
          ? undefined
          : japaneseMeant(texts, run, left, others)
        : alphabetMeant(texts, run, left, isFound, others),
    );
    if (right.every((word) => word === undefined)) return term;
    isOther = true;
    let typed = '';
    let end = 0;
    for (const [index, { text, start }] of runs.entries()) {
      typed += folded.slice(end, start) + (right[index] ?? text);
      end = start + text.length;
    }
    return { ...term, typed: typed + folded.slice(end) };
  };
  const meant = { ...query, all: query.all.map((terms) => terms.map(corrected)) };
  return isOther ? meant : undefined;
}

/** What may still be looked at. */
type Left = { words: number; read: number; terms: number };
/** A word that may have been meant, the likeliest with the most. */
type Candidate = { word: string; likely: number };
/** The words of the query besides one, which are asked for only where they decide. */
type Others = () => string[];

// Among the extra words are names in katakana, and stems, which nobody means.
const expressionOf = (word: string) =>
  `{title body${/^[a-z]+$/.test(word) ? '' : ' extra'}} : ${quoted(withoutLongEnd(word))}`;

const wordsBeside = ({ all }: Query, term: Term): string[] =>
  all
    .filter((terms) => !terms.includes(term))
    .flatMap(([other]) => wordsOf(foldForSearch(other?.typed ?? '')))
    .map(({ text }) => `{title body extra} : ${quoted(text)}`);

function alphabetMeant(
  texts: PublicTexts,
  { text }: Run,
  left: Left,
  isFound: boolean,
  others: Others,
): string | undefined {
  if (!/^[a-z]{3,}$/.test(text) || texts.count(expressionOf(text), 1) > 0 || --left.terms < 0)
    return undefined;
  return likeliest(
    texts,
    letterByLetter(texts, text, left).filter(({ word }) => !isFound || !areForms(text, word)),
    others,
  );
}

/** Words that differ in a letter and stand in public texts. They are looked for many in one go, for hardly any is there. */
function letterByLetter(texts: PublicTexts, typed: string, left: Left): Candidate[] {
  const similar = [...similarWords(typed)].sort((a, b) => b[1] - a[1]).slice(0, left.words);
  left.words -= similar.length;
  const candidates: Candidate[] = [];
  for (let from = 0; from < similar.length; from += MOST.atOnce) {
    const some = similar.slice(from, from + MOST.atOnce);
    if (!texts.isAnywhere(some.map(([word]) => `(${expressionOf(word)})`).join(' OR '))) continue;
    for (const [word, weight] of some) {
      const found = texts.count(expressionOf(word), MOST.counted);
      if (found > 0) candidates.push({ word, likely: weight * Math.log(1 + found) });
    }
  }
  return candidates;
}

/** The likeliest of some words, and of the likeliest the one that stands in a text with the other words of the query. */
function likeliest(texts: PublicTexts, candidates: Candidate[], others: Others): string | undefined {
  const best = candidates.sort((a, b) => b.likely - a.likely).slice(0, COMPARED);
  if (best.length < 2) return best[0]?.word;
  const beside = others();
  if (beside.length === 0) return best[0]?.word;
  const together = best.find(
    ({ word }) =>
      texts.count([...beside, expressionOf(word)].map((each) => `(${each})`).join(' AND '), 1) > 0,
  );
  return (together ?? best[0])?.word;
}

/** A Japanese word put right; where no text has anything like it, as two words of which one is right. */
function japaneseMeant(texts: PublicTexts, { text }: Run, left: Left, others: Others): string | undefined {
  if (text.length < 3 || left.terms <= 0 || stands(texts, text)) return undefined;
  left.terms--;
  const whole = nearWord(texts, text, left, others);
  if (whole !== undefined) return whole;
  const ends = wordsOf(text)
    .map(({ end }) => end)
    .filter((end) => end > 1 && end < text.length - 1)
    .slice(0, MOST.parted);
  for (const end of ends) {
    const [head, tail] = [text.slice(0, end), text.slice(end)];
    const [isHead, isTail] = [stands(texts, head), stands(texts, tail)];
    if (isHead === isTail) continue;
    const right = nearWord(texts, isHead ? tail : head, left, others);
    // Without a letter it may be another word that stands by itself.
    if (right !== undefined && right.length >= (isHead ? tail : head).length)
      return isHead ? head + right : right + tail;
  }
  return undefined;
}

/** Whether the newest public text with all pieces of a word has the word. */
const stands = (texts: PublicTexts, word: string): boolean =>
  texts.texts(piecesOf(word), 1).some(({ parts }) => parts.some((part) => holdsWhole(part, word)));

const piecesOf = (word: string) => piecesToFind(word).join(' AND ');

/** The word that headlines, or else texts, have where all but one part of a Japanese word stands. */
function nearWord(texts: PublicTexts, word: string, left: Left, others: Others): string | undefined {
  const guesses = guessesOf(word);
  const near = new Map<string, { times: number; likely: number }>();
  const count = (found: Map<string, number>) => {
    for (const [each, likely] of found) near.set(each, { times: (near.get(each)?.times ?? 0) + 1, likely });
  };
  const pieces = ({ before, after }: Guess, inTitle: boolean) =>
    [before, after].flatMap((side) => (side === '' ? [] : piecesToFind(side, { inTitle }))).join(' AND ');
  for (const guess of guesses) {
    for (const headline of texts.headlines(pieces(guess, true), MOST.headlines))
      count(nearlyIn(headline, guess));
  }
  if (near.size === 0) {
    for (const guess of guesses) {
      const read = texts.texts(pieces(guess, false), Math.min(MOST.read, left.read));
      left.read -= read.length;
      for (const { parts } of read) count(new Map(parts.flatMap((part) => [...nearlyIn(part, guess)])));
    }
  }
  for (const [each, likely] of rearranged(word)) {
    if (stands(texts, each))
      near.set(each, { times: texts.countPieces(piecesOf(each), MOST.counted), likely });
  }
  const candidates = [...near]
    // A part of another one stands wherever that does.
    .filter(
      ([part, { likely }]) =>
        ![...near].some(([each, other]) => each !== part && each.includes(part) && other.likely >= likely),
    )
    .map(([each, { times, likely }]) => ({ word: each, likely: likely * Math.log(1 + times) }));
  return likeliest(texts, candidates.length > 0 ? candidates : letterByLetter(texts, word, left), others);
}
