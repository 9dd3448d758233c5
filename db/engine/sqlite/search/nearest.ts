import type Sqlite from 'better-sqlite3';
import { readDocument } from '#lib/article/document.ts';
import { isContentWord } from '#lib/search/content-words.ts';
import { indexRow } from '#lib/search/index-row.ts';
import type { NearestQuestion } from '#lib/search/question.ts';
import { facetWord, quoted } from '#lib/search/words.ts';

/** Words that a text is told by, and how many of its own are weighed for that. */
const WORDS = 32;
const WEIGHED = 150;
/** A word of the headline counts so many times. */
const IN_TITLE = 3;
/** A word in more texts than this is taken to be in so many. */
const COMMON = 2_000;
/** So many texts are compared by their tags as well, and so many named. */
const COMPARED = 40;
const NAMED = 12;
/** What a common tag adds, as a part of the likeness: enough to part texts that are equally near. */
const OF_A_TAG = 0.03;

/**
 * The articles that say what one says: those found best by the 32 words that are most its own (frequent in it and rare in all). Of texts that
 * are equally near, the one with more tags in common comes first.
 */
export function nearestTo(
  database: Sqlite.Database,
  { articleId, locale, now }: NearestQuestion,
): number[] | null {
  const own = database
    .prepare(
      `select r.document from search_entry e join revision r on r.id = e.revision_id
        where e.article_id = @articleId and e.locale = @locale and e.until > @now order by e.begins limit 1`,
    )
    .pluck()
    .get({ articleId, locale, now: now.getTime() });
  if (own === undefined) return null;
  const words = wordsOfItsOwn(database, String(own));
  if (words.length === 0) return [];
  const expression = `({title body} : (${words.map(quoted).join(' OR ')})) AND facets : ${quoted(facetWord('locale', locale))}`;
  return database
    .prepare(
      `select id from (
        select e.article_id as id, f.score as score,
          (select count(*) from article_tag theirs join article_tag ours on ours.tag_id = theirs.tag_id and ours.article_id = @articleId
            where theirs.article_id = e.article_id) as tags
        from (select rowid, rank as score from search_words where search_words match @expression order by rank limit ${COMPARED}) f
        join search_entry e on e.revision_id = f.rowid
        where e.article_id <> @articleId and e.until > @now)
      group by id order by min(score * (1 + ${OF_A_TAG} * tags)) limit ${NAMED}`,
    )
    .pluck()
    .all({ articleId, expression, now: now.getTime() }) as number[];
}

/** The words of a text with the most weight: how often they stand in it, times how few texts have them (tf-idf). */
function wordsOfItsOwn(database: Sqlite.Database, document: string): string[] {
  const { title, body } = indexRow(readDocument(document));
  const times = new Map<string, number>();
  const count = (words: string, weight: number) => {
    for (const word of words.split(' '))
      if (isContentWord(word)) times.set(word, (times.get(word) ?? 0) + weight);
  };
  count(title, IN_TITLE);
  count(body, 1);
  const texts = database
    .prepare(`select count(*) from (select 1 from search_words where search_words match ? limit ${COMMON})`)
    .pluck();
  const all = database.prepare('select count(*) from search_entry').pluck().get() as number;
  const rarity = ({ texts }: { texts: number }) => Math.log(1 + all / texts);
  return (
    [...times]
      .sort((a, b) => b[1] - a[1])
      .slice(0, WEIGHED)
      .map(([word, often]) => ({ word, often, texts: texts.get(`{title body} : ${quoted(word)}`) as number }))
      // A word that no other text has finds none.
      .filter((each) => each.texts > 1 && each.texts < COMMON)
      .sort((a, b) => b.often * rarity(b) - a.often * rarity(a))
      .slice(0, WORDS)
      .map(({ word }) => word)
  );
}
