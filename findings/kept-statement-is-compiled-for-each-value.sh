#!/usr/bin/env bash
# better-sqlite3 13.2.0 (SQLite 3.54.1 with ENABLE_STAT4): a prepared statement that is kept is compiled again for each set of values.
#
# Guess before running: a statement that is prepared once and kept costs the same, whether its values are bound as `?` or as `+?`.
# Seen: with `?` it costs several times as much (7 to 10), since that build of SQLite looks at bound values when it plans, and compiles the statement
# anew whenever one of them is bound to something else; a unary plus, which changes no value, hides them from the planner. Both give
# the same rows. Neither the driver's documentation nor a pragma says so; SQLite's of sqlite3_prepare_v3 names it in passing.
# Needs: Node 20 or newer, npm. Exits with 1 when the behaviour is another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent better-sqlite3@13.2.0 node@24.21.0
cat > look.cjs <<'JS'
const Database = require('better-sqlite3');
const db = new Database(':memory:');
db.exec(`
  create table article (id integer primary key, topic integer, day integer) strict;
  create table word (article integer references article, locale text, name text, primary key (article, locale)) strict;
  create index article_topic on article (topic, day);
`);
const add = db.prepare('insert into article values (?, ?, ?)');
const name = db.prepare('insert into word values (?, ?, ?)');
db.transaction(() => {
  for (let id = 1; id <= 2000; id++) {
    add.run(id, id % 50, id);
    for (const locale of ['ja', 'en']) name.run(id, locale, `${locale}-${id}`);
  }
})();
const text = (value) => `
  select a.id, ja.name, en.name from article a
  left join word ja on ja.article = a.id and ja.locale = ${value}
  left join word en on en.article = a.id and en.locale = ${value}
  where a.topic = ${value} order by a.day desc limit ${value}`;
const cpu = (statement) => {
  const began = process.cpuUsage();
  for (let n = 0; n < 5000; n++) statement.all('ja', 'en', n % 50, 1);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 5000;
};
const [bound, hidden] = [db.prepare(text('?')), db.prepare(text('+?'))];
const same = JSON.stringify(bound.all('ja', 'en', 7, 3)) === JSON.stringify(hidden.all('ja', 'en', 7, 3));
const rounds = [1, 2, 3].map(() => [cpu(bound), cpu(hidden)]);
const median = (place) => rounds.map((round) => round[place]).sort((a, b) => a - b)[1];
const ratio = median(0) / median(1);
const options = db.pragma('compile_options').map(({ compile_options }) => compile_options);
console.log(`SQLite ${db.prepare('select sqlite_version()').pluck().get()}`);
console.log(`ENABLE_STAT4: ${options.includes('ENABLE_STAT4')}; same rows: ${same}`);
console.log(`CPU a call of a kept statement: ? ${median(0).toFixed(1)} µs, +? ${median(1).toFixed(1)} µs, ratio ${ratio.toFixed(1)}`);
process.exit(same && ratio > 3 ? 0 : 1);
JS
node_modules/.bin/node look.cjs
