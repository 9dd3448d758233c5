import type Sqlite from 'better-sqlite3';

/** The two full-text tables. */
export type Index = 'search_words' | 'search_pieces';

/** So many of the texts that match are known by their numbers; of more, only that they are more. */
export const MOST_KNOWN = 6_000;

/** The numbers of the texts that match an expression, the newest first: all of them, or as many as are known at most. */
export type Known = { ids: readonly number[]; areAll: boolean };

/**
 * The texts that match expressions of one question. Each expression is looked up once, however many steps of the search ask for it: the
 * time of a search is that of its expressions, not that of its steps.
 */
export class Matches {
  readonly #database: Sqlite.Database;
  readonly #known = new Map<string, Known>();
  readonly #counts = new Map<string, number>();

  constructor(database: Sqlite.Database) {
    this.#database = database;
  }

  /** The newest texts by their numbers. */
  of(table: Index, expression: string): Known {
    const key = `${table} ${expression}`;
    const before = this.#known.get(key);
    if (before) return before;
    const ids = this.#database
      .prepare(
        `select rowid from ${table} where ${table} match ? order by rowid desc limit ${MOST_KNOWN + 1}`,
      )
      .pluck()
      .all(expression) as number[];
    const known = { ids: ids.slice(0, MOST_KNOWN), areAll: ids.length <= MOST_KNOWN };
    this.#known.set(key, known);
    return known;
  }

  /** The same, where it was asked for before. */
  known(table: Index, expression: string): Known | undefined {
    return this.#known.get(`${table} ${expression}`);
  }

  /** How many texts match an expression of words, up to a number: nothing of them is read but that. */
  countOf(expression: string, most: number): number {
    const key = `${most} ${expression}`;
    const before = this.#counts.get(key);
    if (before !== undefined) return before;
    const count = this.#database
      .prepare(`select count(*) from (select 1 from search_words where search_words match ? limit ${most})`)
      .pluck()
      .get(expression) as number;
    this.#counts.set(key, count);
    return count;
  }
}
