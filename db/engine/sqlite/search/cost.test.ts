import type Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseQuery } from '#lib/search/query.ts';
import type { SearchQuestion } from '#lib/search/question.ts';
import { piecesOf } from '#lib/search/words.ts';
import { connect } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { answerSearch } from './answer.ts';

/*
 * What a search costs, counted in statements and in rows that they return: time is another on every machine. Words are made up, so that
 * each is in as many texts as it says.
 */

const TEXTS = 9_000;
const WORDS = [
  'anaba',
  'beneba',
  'cinica',
  'donoda',
  'enufa',
  'fanaga',
  'ganaha',
  'hanija',
  'janoka',
  'kanula',
  'lanema',
  'manipa',
];
const NOW = new Date('2026-11-01T00:00:00Z');

let database: Sqlite.Database;
let work = { statements: 0, rows: 0 };

beforeAll(() => {
  database = connect(':memory:');
  migrate(database);
  database.pragma('foreign_keys = OFF');
  const document = JSON.stringify({ v: 2, headline: 'Anaba', lede: 'Beneba.' });
  const add = {
    revision: database.prepare(
      "insert into revision (id, article_id, locale, kind, actor, created_at, document, headline, lede) values (?, ?, 'en', 'save', 'test', 0, ?, 'Anaba', '')",
    ),
    entry: database.prepare("insert into search_entry values (?, ?, 'en', ?, 0, 8640000000000000, '')"),
    words: database.prepare("insert into search_words (rowid, title, body, extra) values (?, '', ?, '')"),
    pieces: database.prepare('insert into search_pieces (rowid, pieces) values (?, ?)'),
  };
  database.transaction(() => {
    for (let id = 1; id <= TEXTS; id++) {
      // All words are in most texts, and all of them together in the first two only.
      const own = WORDS.filter((_, index) => id <= 2 || (id + index) % WORDS.length !== 0).join(' ');
      add.revision.run(id, id, document);
      add.entry.run(id, id, id);
      add.words.run(id, own);
      add.pieces.run(id, [...piecesOf([own])].join(' '));
    }
  })();
  count(database);
});

afterAll(() => database.close());

/** Counts statements that are run, and the rows that they return. */
function count(database: Sqlite.Database): void {
  const prepare = database.prepare.bind(database);
  // The connection gives a statement again that it has prepared before.
  const counted = new WeakSet<object>();
  database.prepare = ((source: string) => {
    const statement = prepare(source);
    if (counted.has(statement)) return statement;
    counted.add(statement);
    for (const name of ['all', 'get'] as const) {
      const run = statement[name].bind(statement) as (...values: unknown[]) => unknown;
      statement[name] = ((...values: unknown[]) => {
        const answer = run(...values);
        work.statements++;
        work.rows += Array.isArray(answer) ? answer.length : 1;
        return answer;
      }) as never;
    }
    return statement;
  }) as never;
}

function workOf(typed: string, order: SearchQuestion['order']) {
  work = { statements: 0, rows: 0 };
  answerSearch(database, { typed, locale: 'en', filter: {}, order, now: NOW });
  return work;
}

const BEST = { by: 'relevance', page: 1 } as const;
const NEWEST = { by: 'date' } as const;

it.each([
  ['a common word', 'anaba'],
  ['its beginning', 'ana*'],
  ['one letter', 'a'],
  ['all words, in hardly any text', WORDS.join(' ')],
  ['one of all words', WORDS.join(' OR ')],
  ['words in a row that never are', `"${WORDS.slice(0, 8).reverse().join(' ')}"`],
  [
    'words that are nowhere',
    Array.from({ length: 24 }, (_, n) => `zz${String.fromCharCode(97 + n)}qx`).join(' '),
  ],
  ['a common word without another', 'anaba -beneba'],
  ['characters in a row', '漢字仮名交文'.repeat(30)],
  ['beginnings of all words', WORDS.map((word) => `${word.slice(0, 3)}*`).join(' OR ')],
])('%s: a bounded number of statements and rows, by relevance, further down and by date', (_, typed) => {
  expect(parseQuery(typed).all).not.toEqual([]);
  for (const order of [BEST, { by: 'relevance', page: 10 } as const, NEWEST]) {
    const { statements, rows } = workOf(typed, order);
    expect({ order, statements: statements <= 120, rows: rows <= 15_000 }, `${statements} ${rows}`).toEqual({
      order,
      statements: true,
      rows: true,
    });
  }
});

it('an expression is looked up once for all steps of a search', () => {
  const seen: string[] = [];
  const prepare = database.prepare;
  database.prepare = ((source: string) => {
    seen.push(source);
    return prepare(source);
  }) as never;
  workOf('anaba zzqx', BEST);
  database.prepare = prepare;
  expect(seen.filter((source) => source.startsWith('select rowid from search_pieces'))).toHaveLength(1);
});
