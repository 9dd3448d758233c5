import type Sqlite from 'better-sqlite3';
import type { Locale } from '#lib/locale.ts';
import { foldForSearch } from '#lib/search/fold.ts';
import type { Suggestion } from '#lib/search/question.ts';
import { literalForm } from '#lib/search/words.ts';

/** A tag, category or author by its name in one language; `literal` is the name as what is typed is compared with it. */
export type TopicName = {
  kind: Exclude<Suggestion['kind'], 'article'>;
  id: number;
  name: string;
  literal: string;
};

type Known = { version: unknown; names: TopicName[] };

const known = new WeakMap<Sqlite.Database, Map<Locale, Known>>();

/**
 * All names of topics in one language, whether readers may see them or not. They are asked for with every letter that is typed, so that they
 * are read again only after somebody has written, and only names that are new are folded.
 * @param database a connection that never writes: `PRAGMA data_version` tells of what others write
 */
export function topicNames(database: Sqlite.Database, locale: Locale): readonly TopicName[] {
  const version = database.prepare('pragma data_version').pluck().get();
  const ofLocales = known.get(database) ?? new Map<Locale, Known>();
  known.set(database, ofLocales);
  const before = ofLocales.get(locale);
  if (before !== undefined && before.version === version) return before.names;
  const literals = new Map(before?.names.map(({ name, literal }) => [name, literal]));
  const names = readNames(database, locale).map((row) => ({
    ...row,
    literal: literals.get(row.name) ?? literalForm(foldForSearch(row.name)),
  }));
  ofLocales.set(locale, { version, names });
  return names;
}

const readNames = (database: Sqlite.Database, locale: Locale) =>
  database
    .prepare(
      `select 'tag' as kind, tag_id as id, name from tag_name where locale = @locale
        union all select 'category', category_id, name from category_name where locale = @locale
        union all select 'author', author_id, name from author_name where locale = @locale`,
    )
    .all({ locale }) as Omit<TopicName, 'literal'>[];
