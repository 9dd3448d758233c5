import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { emptyDataDir } from '#testing/template-store.ts';
import { connect, withoutPeeking } from './connect.ts';

/** An index of some rows only: whoever plans by what is bound takes it for those, and goes through the table for others. */
const SOME_ROWS = `
  create table thing (id integer primary key, kind text, name text);
  create index thing_red on thing (name) where kind = 'red';
`;

const ASKED = "select id from thing where kind = ? and name >= 'a'";

function plansOf(connection: Sqlite.Database): string[] {
  const plan = connection.prepare<unknown[], { detail: string }>(`explain query plan ${ASKED}`);
  return ['red', 'blue'].map((kind) =>
    plan
      .all(kind)
      .map(({ detail }) => detail)
      .join(),
  );
}

describe('a statement', () => {
  it('is planned once, whatever is bound to it, which SQLite would do anew for each value', () => {
    const file = join(emptyDataDir(), 'plans.db');
    const plain = new Sqlite(file);
    plain.exec(SOME_ROWS);
    const [red, blue] = plansOf(plain);
    expect(red).not.toBe(blue);
    plain.close();
    const ours = connect(file);
    const plans = plansOf(ours);
    expect(plans[0]).toBe(plans[1]);
    ours.close();
  });

  it('gives back what was bound as it was, of every kind', () => {
    const connection = connect(':memory:');
    const values = ['12', 12, 1.5, null, 9007199254740993n, Buffer.from([0, 255])];
    const asked = connection.prepare(`select ${values.map(() => 'typeof(?), ?').join()}`).raw();
    asked.safeIntegers(true);
    expect(asked.get(...values.flatMap((value) => [value, value]))).toEqual([
      ...['text', '12', 'real', 12, 'real', 1.5, 'null', null],
      ...['integer', 9007199254740993n, 'blob', Buffer.from([0, 255])],
    ]);
    connection.close();
  });

  it('keeps the question marks of texts, names and comments', () => {
    expect(
      withoutPeeking(
        'select "a?""b" from t where c = \'it\'\'s ?\' and d in (?, ?) -- why?\nlimit ? /* ? */',
      ),
    ).toBe('select "a?""b" from t where c = \'it\'\'s ?\' and d in (+?, +?) -- why?\nlimit +? /* ? */');
  });
});
