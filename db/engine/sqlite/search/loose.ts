import type Sqlite from 'better-sqlite3';
import { contentWords } from '#lib/search/content-words.ts';
import type { Narrowing, Query } from '#lib/search/query.ts';
import { quoted } from '#lib/search/words.ts';

/** A word in more texts than this is common; how many more, nobody asks. */
const COMMON = 4_000;
/** So many words are looked at. */
const MOST_WORDS = 20;
/** So many texts are ranked at most, or the reader of a long question waits, and all others with them. */
const MOST_RANKED = 6_000;

/**
 * The expression that finds texts with some words of a query: with as many of its rarest words as may be looked for in one go. Common
 * words say little, and the OR of all of them reads half of the index.
 * @returns `areFew`: whether so few texts have them that they can be ranked; null where no text has any of them
 */
export function questionExpression(
  database: Sqlite.Database,
  query: Query,
  narrowing: Narrowing,
): { expression: string; areFew: boolean } | null {
  const texts = database
    .prepare(`select count(*) from (select 1 from search_words where search_words match ? limit ${COMMON})`)
    .pluck();
  const words = contentWords(query)
    .slice(0, MOST_WORDS)
    .map((forms) => {
      const expression = `{title body extra} : (${forms.map(quoted).join(' OR ')})`;
      return { expression, texts: texts.get(expression) as number };
    })
    .filter((word) => word.texts > 0)
    .sort((a, b) => a.texts - b.texts);
  const taken: string[] = [];
  let room = MOST_RANKED;
  for (const word of words) {
    if (taken.length > 0 && word.texts > room) break;
    taken.push(word.expression);
    room -= word.texts;
  }
  if (taken.length === 0) return null;
  const facets = narrowing.map((group) => ` AND facets : (${group.map(quoted).join(' OR ')})`).join('');
  return { expression: `(${taken.join(' OR ')})${facets}`, areFew: (words[0]?.texts ?? 0) < COMMON };
}
