import { foldForSearch } from './fold.ts';
import { facetWord, literalForm, piecesToFind, quoted, stemOf, type Word, wordsOf } from './words.ts';

/** Longest query in characters; what is typed beyond that is left out. */
export const LONGEST_QUERY = 200;
/** Most words of a query; what is more is left out. */
const MOST_WORDS = 24;
/** So many may be left out: each is looked up in all texts that have it. */
const MOST_WITHOUT = 8;

/** What stands between two spaces, or between quotation marks. */
export type Term = {
  /** As it was typed, without its quotation marks. */
  typed: string;
  kind: 'words' | 'phrase' | 'prefix';
};

/** A query as it was understood: each of `all` is one of several, and `none` must not occur. */
export type Query = { all: Term[][]; none: Term[] };

/** Quotation marks of a Japanese keyboard and of typographers mean what the straight one means; so do its minus signs. */
const QUOTES = /[\u201C\u201D\u201E\u301D\u301E\u301F\uFF02]/gu;
const MINUS = /(?<=^|\s)[\u2010-\u2015\u2212\uFF0D](?=\S)/gu;
const TOKEN = /(-?)"([^"]*)"?|(\S+)/gu;
/** The whole query in brackets of a quotation. */
const ONE_QUOTATION = /^\s*\u300C([^\u300C\u300D]+)\u300D\s*$/u;

/** Reads what somebody typed. Whatever it is, it is a query: what means nothing else is words. */
export function parseQuery(typed: string): Query {
  const text = Array.from(typed.replaceAll(/\p{Cc}|\s/gu, ' '))
    .slice(0, LONGEST_QUERY)
    .join('')
    .replace(ONE_QUOTATION, '"$1"')
    .replace(QUOTES, '"')
    .replace(MINUS, '-');
  const all: Term[][] = [];
  const none: Term[] = [];
  let words = 0;
  let joins = false;
  for (const [whole, sign, phrase, word] of text.matchAll(TOKEN)) {
    if (/^(?:OR|\uFF2F\uFF32)$/u.test(whole) && all.length > 0) {
      joins = true;
      continue;
    }
    const excludes = sign === '-' || (word?.startsWith('-') === true && word.length > 1);
    const term = termOf(phrase, excludes && word ? word.slice(1) : word);
    const size = wordsOf(foldForSearch(term.typed)).length;
    if (size === 0 || (excludes && none.length === MOST_WITHOUT)) continue;
    words += size;
    // One term that is longer stays: a sentence of Japanese is one.
    if (words > MOST_WORDS && all.length > 0) break;
    if (excludes) none.push(term);
    else if (joins) all.at(-1)?.push(term);
    else all.push([term]);
    joins = false;
  }
  return { all, none };
}

function termOf(phrase: string | undefined, word = ''): Term {
  if (phrase !== undefined) return { typed: phrase.trim(), kind: 'phrase' };
  const prefix = /^(.*[^*\uFF0A])[*\uFF0A]$/u.exec(word)?.[1];
  return prefix === undefined ? { typed: word, kind: 'words' } : { typed: prefix, kind: 'prefix' };
}

/** Whether there is anything to look for: something that must occur. */
export const isEmpty = ({ all }: Query): boolean => all.length === 0;

/** One spelling of a query that means the same: as it stands in addresses, where spaces and quotation marks are one. */
export function writeQuery({ all, none }: Query): string {
  const write = ({ typed, kind }: Term) =>
    kind === 'phrase' ? `"${typed}"` : kind === 'prefix' ? `${typed}*` : typed;
  return [
    ...all.map((terms) => terms.map(write).join(' OR ')),
    ...none.map((term) => `-${write(term)}`),
  ].join(' ');
}

/** The words that are marked in what was found: folded, in the order of the query. */
export function wordsToMark({ all }: Query): { text: string; isPrefix: boolean }[] {
  return all.flat().flatMap((term) => {
    const words = wordsOf(foldForSearch(term.typed));
    return words.map(({ text }, index) => ({
      text,
      isPrefix: term.kind === 'prefix' && index === words.length - 1,
    }));
  });
}

/** The terms of a query as folded texts, which are marked where they stand in a row. */
export function literalsToMark({ all }: Query): { text: string; isPrefix: boolean }[] {
  return all.flat().map(({ typed, kind }) => ({ text: foldForSearch(typed), isPrefix: kind === 'prefix' }));
}

/**
 * What a text has to hold so that it holds the query as it stands: of each group one, in literal form. Of words in a row between
 * which there are only spaces, the whole.
 */
export function literalsOf({ all }: Query): string[][] {
  if (all.every((terms) => terms.length === 1 && terms[0]?.kind === 'words'))
    return [[literalForm(foldForSearch(all.map(([term]) => term?.typed).join(' ')))]];
  return all.map((terms) => terms.map(({ typed }) => literalForm(foldForSearch(typed))));
}

/** Expressions of the full-text index for one query, the strictest first. */
export type Expressions = {
  /** All words in a row; null where that says no more than `words`. */
  phrase: string | null;
  /** Every word in the headline. */
  title: string;
  /** Every word, in any form. */
  words: string;
  /** Every piece, in the index of pieces. */
  pieces: string;
};

/** What a query is narrowed to: words of the index, one of each group. */
export type Narrowing = string[][];

/** Facets as the index has them. Periods are months, which are counted exactly when the hits are read. */
export function narrowingOf(filter: {
  locale?: string | undefined;
  categoryId?: number | undefined;
  tagIds?: readonly number[] | undefined;
  authorId?: number | undefined;
}): Narrowing {
  return [
    ...(filter.locale ? [[facetWord('locale', filter.locale)]] : []),
    ...(filter.categoryId === undefined ? [] : [[facetWord('category', filter.categoryId)]]),
    ...(filter.tagIds ?? []).map((id) => [facetWord('tag', id)]),
    ...(filter.authorId === undefined ? [] : [[facetWord('author', filter.authorId)]]),
  ];
}

/**
 * A query in the language of the full-text index.
 * @param topicsOf words of the index for the tags and authors that a wording names, in either language
 */
export function expressionsOf(
  query: Query,
  narrowing: Narrowing,
  topicsOf: (typed: string) => string[] = () => [],
): Expressions {
  const single = query.all.length === 1 && query.all[0]?.length === 1 ? query.all[0][0] : undefined;
  const inRow = query.all.every((terms) => terms.length === 1 && terms[0]?.kind === 'words')
    ? query.all.flatMap(([term]) => foldedWords(term))
    : [];
  const isPhrase = inRow.length > 1 && (single === undefined || single.kind === 'words');
  const facets = narrowing.map((group) => `facets : (${group.map(quoted).join(' OR ')})`);
  const without = query.none.map((term) => ` NOT (${wordsExpression(term, true)})`).join('');
  const piecesWithout = query.none
    .map((term) => ` NOT (${piecesToFind(foldForSearch(term.typed)).join(' AND ')})`)
    .join('');
  const wholeNames = query.all.length > 1 ? topicsOf(writeQuery({ ...query, none: [] })).map(aboutTopic) : [];
  return {
    phrase: isPhrase ? and([`{title body} : ${phraseOf(inRow)}`, ...facets]) + without : null,
    title:
      and([
        `{title} : (${and(query.all.map((terms) => or(terms.map((term) => wordsExpression(term)))))})`,
        ...facets,
      ]) + without,
    words:
      and([
        or([
          and(
            query.all.map((terms) =>
              or(terms.flatMap((term) => [wordsExpression(term), ...topicsOf(term.typed).map(aboutTopic)])),
            ),
          ),
          ...wholeNames,
        ]),
        ...facets,
      ]) + without,
    pieces:
      and([
        ...query.all.map((terms) => or(terms.map((term) => and(piecesToFind(foldForSearch(term.typed)))))),
        ...narrowing.map((group) => or(group.map(quoted))),
      ]) + piecesWithout,
  };
}

const aboutTopic = (topic: string) => `facets : ${quoted(topic)}`;
const foldedWords = (term: Term | undefined): Word[] => wordsOf(foldForSearch(term?.typed ?? ''));

/** A term among the words: a phrase in a row, anything else every word of it, in any form. */
function wordsExpression(term: Term, excludes = false): string {
  const words = foldedWords(term);
  if (term.kind === 'phrase' && words.length > 1) return `{title body} : ${phraseOf(words)}`;
  const [last] = words.slice(-1);
  return and(
    words.map((word) => {
      // Words that begin so are found by their pieces, which is far cheaper than to put all their places together; among the words they
      // are only left out.
      if (excludes && term.kind === 'prefix' && word === last && (word.isJapanese || word.text.length > 2))
        return `{title body} : ${quoted(word.text)}*`;
      const stem = word.isJapanese ? word.text : stemOf(word.text);
      const forms = term.kind === 'phrase' || stem === word.text ? [word.text] : [word.text, stem];
      return forms.length === 1 ? `{title body extra} : ${quoted(word.text)}` : anyForm(word.text, stem);
    }),
  );
}

/** An English word as it stands counts in the text, its stem among the extra words; which every form of it has, or is. */
const anyForm = (word: string, stem: string) =>
  `({title body} : ${quoted(word)} OR {title body extra} : ${quoted(stem)})`;

const phraseOf = (words: readonly Word[]) => quoted(words.map(({ text }) => text).join(' '));
const and = (expressions: string[]) => join(expressions, ' AND ');
const or = (expressions: string[]) => join(expressions, ' OR ');
const join = (expressions: string[], word: string) =>
  expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(word)})`;
