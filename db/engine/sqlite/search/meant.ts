import type Sqlite from 'better-sqlite3';
import { foldForSearch } from '#lib/search/fold.ts';
import { type Query, type Term, writeQuery } from '#lib/search/query.ts';
import { similarWords } from '#lib/search/similar-words.ts';
import { quoted, wordsOf } from '#lib/search/words.ts';

/** So many public texts are counted of each word that may have been meant. */
const MOST_COUNTED = 50;

/**
 * The query that was probably meant by one that finds nothing: each word that stands in no public text is put right where exactly one
 * letter of it is wrong, missing or too many, by the word that stands in most. Each is asked for as a search would: that it stands in the
 * index says nothing, for it may be that of a text that is not public yet.
 * @returns undefined where nothing is better
 */
export function meantBy(database: Sqlite.Database, query: Query, now: Date): string | undefined {
  const texts = database
    .prepare(
      `select count(*) from (select 1 from search_words w cross join search_entry e on e.revision_id = w.rowid
        where search_words match @expression and e.begins <= @now and e.until > @now limit ${MOST_COUNTED})`,
    )
    .pluck();
  // Among the extra words are names in katakana, and stems, which nobody means.
  const textsWith = (word: string) =>
    texts.get({
      expression: `{title body${/^[a-z]+$/.test(word) ? '' : ' extra'}} : ${quoted(word)}`,
      now: now.getTime(),
    }) as number;
  let isOther = false;
  const corrected = (term: Term): Term => {
    const folded = foldForSearch(term.typed);
    const whole = wordsOf(folded);
    const only =
      whole.length === 1 ? whole[0]?.text : /^[\p{sc=Kana}\u30FC]+$/u.test(folded) ? folded : undefined;
    if (only === undefined || textsWith(only) > 0) return term;
    let best = { word: '', texts: 0 };
    for (const word of similarWords(only)) {
      const found = textsWith(word);
      if (found > best.texts) best = { word, texts: found };
    }
    if (best.texts === 0) return term;
    isOther = true;
    return { ...term, typed: best.word };
  };
  const meant = { ...query, all: query.all.map((terms) => terms.map(corrected)) };
  return isOther ? writeQuery(meant) : undefined;
}
