import { stemmer } from 'stemmer';

const SCRIPTS = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}`;
/** Letters and digits in a row, of Japanese or of anything else. */
const RUN = new RegExp(
  String.raw`(?:(?=[\p{L}\p{N}\p{M}\u30FC])[${SCRIPTS}])+|(?:(?![${SCRIPTS}])[\p{L}\p{N}\p{M}])+`,
  'gu',
);
const IS_JAPANESE = new RegExp(`^[${SCRIPTS}]`, 'u');
const KATAKANA_RUN = /[\p{sc=Kana}\u30FC]{3,}/gu;
/** `U.S.`, `1,200`: what is one word for who reads it. */
const DOTTED =
  /(?<![\p{L}\p{N}.])\p{sc=Latn}(?:\.\p{sc=Latn})+(?![\p{L}\p{N}])|(?<![\p{N},.])\d{1,3}(?:,\d{3})+(?![\p{N},])/gu;

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** A run of letters in a folded text: Japanese, which is written without spaces, or a word of an alphabet or a number. */
export type Run = { text: string; isJapanese: boolean; start: number };

/** Text of English letters, digits and punctuation, in which runs are found much faster. */
const PLAIN = /^[\0-\x7F\u2010-\u2027\u2030-\u205E]*$/;
const PLAIN_RUN = /[A-Za-z0-9]+/g;

/** The runs of a folded text, in order. Everything between them is punctuation, which search does not see. */
export function runsOf(folded: string): Run[] {
  if (PLAIN.test(folded)) {
    return Array.from(folded.matchAll(PLAIN_RUN), ({ 0: text, index }) => ({
      text,
      isJapanese: false,
      start: index,
    }));
  }
  return Array.from(folded.matchAll(RUN), ({ 0: text, index }) => ({
    text,
    isJapanese: IS_JAPANESE.test(text),
    start: index,
  }));
}

/** A word of a folded text, as it is indexed, and where it stands. */
export type Word = { text: string; start: number; end: number; isJapanese: boolean };

/** The words of a folded text: those of the segmenter in Japanese, where a long vowel at the end is left out (サーバー, サーバ). */
export function wordsOf(folded: string): Word[] {
  return runsOf(folded).flatMap((run): Word[] => {
    if (!run.isJapanese) return [{ ...run, end: run.start + run.text.length }];
    return Array.from(segmenter.segment(run.text), ({ segment, index }) => ({
      text: withoutLongEnd(segment),
      start: run.start + index,
      end: run.start + index + segment.length,
      isJapanese: true,
    }));
  });
}

export const withoutLongEnd = (word: string) => (word.length > 2 ? word.replace(/\u30FC$/u, '') : word);

/**
 * What is a word besides the words of a text: a name in katakana that the segmenter cuts (プーチン), an abbreviation with stops, a
 * number with commas, and of English words the stem.
 */
export function extraWords(folded: string, words: readonly Word[]): string[] {
  const known = new Set(words.map(({ text }) => text));
  const extra = new Set<string>();
  for (const [name] of folded.matchAll(KATAKANA_RUN)) extra.add(withoutLongEnd(name));
  for (const [joined] of folded.matchAll(DOTTED)) extra.add(joined.replaceAll(/[.,]/g, ''));
  for (const { text, isJapanese } of words) if (!isJapanese) extra.add(stemOf(text));
  return [...extra].filter((word) => !known.has(word));
}

/** Stems of words that were met, some megabytes of them at most: a text has few words that no other has. */
const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/** What the forms of an English word have in common; a word of another language, or a short one, stays as it is. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]{4,}$/.test(word) ? stemmer(word) : word;
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

/*
 * The second representation, in which every piece of a text is found: single characters and pairs of Japanese, which the segmenter may
 * cut otherwise in a query than in a text, and whole words of alphabets with their first letters.
 */

/*
 * Marks of what is no text: private-use characters, which the full-text index takes for letters, and runsOf does not.
 */
/** Of the first letters of a longer word: one, two and three of them. */
const FIRST = ['\uE001', '\uE002', '\uE005'];
const IN_TITLE = '\uE003';
const FACET = '\uE004';

/** The pieces of folded texts, each once. Pairs go on over punctuation, not from one text to the next. */
export function piecesOf(foldedTexts: readonly string[]): Set<string> {
  const pieces = new Set<string>();
  for (const folded of foldedTexts) {
    let before: string | undefined;
    for (const { text, isJapanese } of runsOf(folded)) {
      if (isJapanese) {
        for (const character of text) {
          pieces.add(character);
          if (before !== undefined) pieces.add(before + character);
          before = character;
        }
        continue;
      }
      before = undefined;
      if (pieces.has(text)) continue;
      pieces.add(text);
      const letters = Array.from(text);
      for (const [index, mark] of FIRST.entries()) {
        if (letters.length > index + 1) pieces.add(mark + letters.slice(0, index + 1).join(''));
      }
    }
  }
  return pieces;
}

/**
 * What of the pieces a text has that holds a folded query: each an expression of the full-text index. A word of an alphabet at the
 * end of the query may go on.
 */
export function piecesToFind(folded: string, { inTitle = false } = {}): string[] {
  const mark = inTitle ? IN_TITLE : '';
  const runs = runsOf(folded);
  const wanted = new Set<string>();
  let before: string | undefined;
  let alone: string | undefined;
  const settle = () => {
    if (alone !== undefined) wanted.add(quoted(mark + alone));
    alone = undefined;
  };
  for (const [index, { text, isJapanese }] of runs.entries()) {
    if (isJapanese) {
      for (const character of text) {
        if (before === undefined) alone = character;
        else {
          alone = undefined;
          wanted.add(quoted(mark + before + character));
        }
        before = character;
      }
      continue;
    }
    settle();
    before = undefined;
    const isLast = index === runs.length - 1;
    wanted.add(isLast ? beginningWith(text, mark) : quoted(mark + text));
  }
  settle();
  return [...wanted];
}

/** Up to three letters begin so many words that these have a piece of their own: to put all those words together takes too long. */
function beginningWith(word: string, mark: string): string {
  const first = FIRST[Array.from(word).length - 1];
  return first === undefined
    ? `${quoted(mark + word)}*`
    : `(${quoted(mark + word)} OR ${quoted(mark + first + word)})`;
}

/** The pieces of a headline, which suggestions look for. */
export const titlePieces = (folded: string): string[] =>
  [...piecesOf([folded])].map((piece) => IN_TITLE + piece);

/** What an edition can be narrowed by, as one word of the index: `facetWord('category', 3)`. */
export const facetWord = (
  kind: 'locale' | 'category' | 'tag' | 'author' | 'month' | 'year',
  value: string | number,
) => `${FACET}${kind}${value}`;

export const quoted = (word: string) => `"${word}"`;

/**
 * A folded text as pieces are checked against it: Japanese without anything between its characters, words of alphabets with one space
 * between them.
 */
export function literalForm(folded: string): string {
  let form = '';
  let before: Run | undefined;
  for (const run of runsOf(folded)) {
    form += before && !before.isJapanese && !run.isJapanese ? ` ${run.text}` : run.text;
    before = run;
  }
  return form;
}

const LETTER = String.raw`(?![${SCRIPTS}])[\p{L}\p{N}\p{M}]`;
const ENDS_IN_WORD = new RegExp(`${LETTER}$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^${LETTER}`, 'u');

/** Whether a place in a folded text is inside a word of an alphabet, or inside a number. */
export const cutsWord = (text: string, at: number): boolean =>
  ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at)) && BEGINS_IN_WORD.test(text.slice(at, at + 2));

/** Whether a text holds a query, both in literal form: anywhere in Japanese, from the start of a word of an alphabet. */
export function holdsLiterally(text: string, query: string): boolean {
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + 1)) {
    if (!cutsWord(text, at)) return true;
  }
  return false;
}
