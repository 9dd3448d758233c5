import type Sqlite from 'better-sqlite3';
import { contentWords } from '#lib/search/content-words.ts';
import type { Narrowing, Query } from '#lib/search/query.ts';
import { quoted } from '#lib/search/words.ts';
import type { Matches } from './matches.ts';
import { publicTexts } from './public-texts.ts';

/** A word in more texts than this is common; how many more, nobody asks. */
const COMMON = 4_000;
/** So many words are looked at. */
const MOST_WORDS = 20;
/** Of the letters of a query so many have to belong to words that readers can find: else it is about something else, or nothing. */
const LEAST_KNOWN = 1 / 4;
/** So many texts are ranked at most, or the reader of a long question waits, and all others with them. */
const MOST_RANKED = 4_000;

/**
 * The expression that finds texts with some words of a query: with as many of its rarest words as may be looked for in one go. Common
 * words say little, and the OR of all of them reads half of the index.
 * @returns `areFew`: whether so few texts have them that they can be ranked; null where public texts have hardly anything of the query
 */
export function questionExpression(
  { database, matches }: { database: Sqlite.Database; matches: Matches },
  query: Query,
  narrowing: Narrowing,
  now: Date,
): { expression: string; areFew: boolean } | null {
  const texts = publicTexts(database, now);
  const asked = contentWords(query).slice(0, MOST_WORDS);
  const known = asked
    .filter(({ isTelling }) => isTelling)
    .map(({ forms, letters }) => ({
      letters,
      expression: `{title body extra} : (${forms.map(quoted).join(' OR ')})`,
    }))
    // A word of texts that are not public yet is as good as none: neither what is found nor how much tells of it.
    .filter(({ expression }) => texts.count(expression, 1) > 0);
  if (lettersOf(known) < lettersOf(asked) * LEAST_KNOWN || known.length === 0) return null;
  const words = known
    .map(({ expression }) => ({ expression, texts: matches.countOf(expression, COMMON) }))
    .sort((a, b) => a.texts - b.texts);
  const taken: string[] = [];
  let room = MOST_RANKED;
  for (const word of words) {
    if (taken.length > 0 && word.texts > room) break;
    taken.push(word.expression);
    room -= word.texts;
  }
  const facets = narrowing.map((group) => ` AND facets : (${group.map(quoted).join(' OR ')})`).join('');
  return { expression: `(${taken.join(' OR ')})${facets}`, areFew: (words[0]?.texts ?? 0) < COMMON };
}

const lettersOf = (words: { letters: number }[]) => words.reduce((sum, { letters }) => sum + letters, 0);
