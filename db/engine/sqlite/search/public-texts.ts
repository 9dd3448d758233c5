import type Sqlite from 'better-sqlite3';
import { readDocument } from '#lib/article/document.ts';
import { withoutRuby } from '#lib/article/ruby.ts';
import { foldForSearch } from '#lib/search/fold.ts';
import { searchedTexts } from '#lib/search/index-row.ts';
import { literalForm } from '#lib/search/words.ts';

const PUBLIC = 'e.begins <= @now and e.until > @now';

/** The texts that readers can find at an instant, as those are asked who look for what was meant. */
export function publicTexts(database: Sqlite.Database, now: Date) {
  const count = database
    .prepare(
      `select count(*) from (select 1 from search_words w cross join search_entry e on e.revision_id = w.rowid
        where search_words match @expression and ${PUBLIC} limit @most)`,
    )
    .pluck();
  const countPieces = database
    .prepare(
      `select count(*) from (select 1 from search_pieces p cross join search_entry e on e.revision_id = p.rowid
        where search_pieces match @expression and ${PUBLIC} limit @most)`,
    )
    .pluck();
  const any = database.prepare('select 1 from search_words where search_words match ? limit 1');
  const headlines = database
    .prepare(
      `select r.headline from search_pieces p cross join search_entry e on e.revision_id = p.rowid
        cross join revision r on r.id = e.revision_id
        where search_pieces match @expression and ${PUBLIC} order by p.rowid desc limit @most`,
    )
    .pluck();
  const documents = database.prepare(
    `select r.id as id, r.document as document from search_pieces p cross join search_entry e on e.revision_id = p.rowid
      cross join revision r on r.id = e.revision_id
      where search_pieces match @expression and ${PUBLIC} order by p.rowid desc limit @most`,
  );
  return {
    /** How many have what an expression of the index of words asks for, up to a number. */
    count: (expression: string, most: number) =>
      count.get({ expression, most, now: now.getTime() }) as number,
    /** The same of the index of pieces. */
    countPieces: (expression: string, most: number) =>
      countPieces.get({ expression, most, now: now.getTime() }) as number,
    /** Whether any text has it, public or not: only to leave out what there is no use in counting. */
    isAnywhere: (expression: string) => any.get(expression) !== undefined,
    /** The newest headlines that have the pieces, in literal form. */
    headlines: (expression: string, most: number): string[] =>
      (headlines.all({ expression, most, now: now.getTime() }) as string[]).map((headline) =>
        literalForm(foldForSearch(withoutRuby(headline))),
      ),
    /** The newest texts that have the pieces, each part of them in literal form. */
    texts: (expression: string, most: number): { id: number; parts: string[] }[] =>
      (documents.all({ expression, most, now: now.getTime() }) as { id: number; document: string }[]).map(
        ({ id, document }) => ({
          id,
          parts: searchedTexts(readDocument(document)).map((text) => literalForm(foldForSearch(text))),
        }),
      ),
  };
}

export type PublicTexts = ReturnType<typeof publicTexts>;
