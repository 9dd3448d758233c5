import type Sqlite from 'better-sqlite3';
import { expressionsOf, isEmpty, parseQuery } from '#lib/search/query.ts';
import type { DraftsQuestion } from '#lib/search/question.ts';

/** The articles of which a text that is a draft, or that readers can see now or later, has the words: the newest texts first. */
export function draftsWith(
  database: Sqlite.Database,
  { typed, createdBy, now, limit }: DraftsQuestion,
): number[] {
  const query = parseQuery(typed);
  if (isEmpty(query)) return [];
  const { words, pieces } = expressionsOf(query, []);
  return database
    .prepare(
      `select distinct articleId from (
        select e.article_id as articleId, m.rowid as revisionId from (
          select rowid from search_words where search_words match @words
          union select rowid from search_pieces where search_pieces match @pieces) m
        cross join search_entry e on e.revision_id = m.rowid
        cross join article a on a.id = e.article_id
        where (@createdBy is null or a.created_by = @createdBy)
          and (e.until = 0 or e.until > @now or exists (select 1 from edition d
            where d.article_id = e.article_id and d.locale = e.locale and d.draft_revision_id = e.revision_id))
        order by m.rowid desc) limit @limit`,
    )
    .pluck()
    .all({ words, pieces, createdBy: createdBy ?? null, now: now.getTime(), limit }) as number[];
}
