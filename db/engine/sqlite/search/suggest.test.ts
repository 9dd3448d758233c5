import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { buildArticle } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { connect } from '../connect.ts';
import { suggestFor } from './suggest.ts';

const LATER = new Date('2030-01-01T00:00:00Z');

const namesFor = (database: Sqlite.Database, typed: string) =>
  suggestFor(database, { typed, locale: 'en', now: LATER }).map(({ name }) => name);

it('reads the names of topics once for any number of letters, and again when somebody has written', async () => {
  using test = await openTestStore();
  await buildArticle('Tides', { tags: ['Quartz', 'Quarks'] });
  const sent: string[] = [];
  const file = `${test.dataDir}/prism.db`;
  const database = new Sqlite(file, { readonly: true, verbose: (text) => sent.push(String(text)) });
  const readings = () => sent.filter((text) => text.includes('from tag_name')).length;
  try {
    expect(namesFor(database, 'q')).toEqual(['Quartz', 'Quarks']);
    expect(namesFor(database, 'quart')).toEqual(['Quartz']);
    expect(readings()).toBe(1);
    const writer = connect(file);
    writer.exec(`update tag_name set name = 'Ｑuasars' where name = 'Quartz'`);
    writer.close();
    expect(namesFor(database, 'quart')).toEqual([]);
    expect(namesFor(database, 'quas')).toEqual(['Ｑuasars']);
    expect(readings()).toBe(2);
  } finally {
    database.close();
  }
});

it('looks at no more than two hundred topics, the shortest names first, and names at most four', async () => {
  using test = await openTestStore();
  const tags = Array.from({ length: 6 }, (_, n) => `Zeta ${'x'.repeat(n)}`);
  await buildArticle('Tides', { tags });
  const database = connect(`${test.dataDir}/prism.db`);
  database.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)
    insert into tag (id, key) select 10000 + i, 'z' || i from n`);
  database.exec(`insert into tag_name (tag_id, locale, name) select id, 'en', 'Z' from tag where id > 10000`);
  try {
    expect(namesFor(database, 'zeta')).toEqual(['Zeta', 'Zeta x', 'Zeta xx', 'Zeta xxx']);
    expect(namesFor(database, 'z')).toEqual([]);
  } finally {
    database.close();
  }
});
