import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '#lib/cover/random.ts';
import type { Program } from '#scripts/cli/start-program.ts';
import { ask } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';

/*
 * What no reader types, at every door of search. `HOSTILE_QUERIES=2000` asks for as many at each, `HOSTILE_SEED` for others.
 */
const { HOSTILE_QUERIES = '40', HOSTILE_SEED = '15' } = process.env;

const PIECES = [
  ...[
    '"',
    '""',
    '*',
    '**',
    '^',
    ':',
    '(',
    ')',
    '{',
    '}',
    '+',
    '-',
    '--',
    ',',
    ';',
    "'",
    '`',
    '\\',
    '%',
    '$1',
    '?',
    '/*',
    '\t',
  ],
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR(a b, 2)',
    'a NEAR/2 b',
    'title:',
    'body:x',
    '{title body}:',
    '- {title}:',
    'facets:category1',
  ],
  ...[
    'rowid',
    'rank',
    'search_words',
    "'); drop table search_entry; --",
    'select * from revision',
    "' or 1=1 --",
    'optimize',
  ],
  ...[
    '\u0000',
    '\u0001',
    '\u007F',
    '\uFEFF',
    '\u200B',
    '\u202E',
    '\uFFFD',
    '\uFFFF',
    '\uE001a',
    '\uE004category1',
    '\uE003\u7D4C',
    '\u{10FFFF}',
  ],
  ...[
    '\u845B\u{E0100}',
    '\u0301\u0301\u0301',
    '\uFF9E',
    '\u30FC\u30FC\u30FC',
    '\uFF0D\u7D4C\u6E08',
    '\uFF02\u7D4C',
    '\u300C\u7D4C\u300D',
    '\u3000',
    '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
    '\uFDFA',
    '\u0130\u0131\u00DF\uFB03',
  ],
  ...[
    '\u3042\u3099\u3042',
    '\u0939\u093F\u0928\u094D\u0926\u0940',
    '\u05E2\u05B4\u05D1',
    '\u7D4C\u6E08',
    '\u30A6\u30AF\u30E9\u30A4\u30CA',
    'a',
    'the',
    'Ukraine',
    'undersea cables',
    '2026',
    '\u4E8C\u3007\u4E8C\u516D',
    'x'.repeat(300),
    '\u3042'.repeat(300),
    '" '.repeat(120),
    'a* '.repeat(100),
    'OR '.repeat(80),
    '-a '.repeat(80),
  ],
];
/** What cannot be written as a character: half a surrogate pair, bytes that are no UTF-8, an escape that is none. */
const RAW = ['%ED%A0%80', '%ED%B0%80', '%FF%FE', '%C0%AF', '%', '%zz', '%00', '+', '%2500'];
const NARROWING = [
  ...[
    'sort=date',
    'sort=%22',
    'page=2',
    'page=-1',
    'page=99999999999',
    'after=1-1',
    'after=%00',
    'lang=ja',
    'lang=fr',
    'locale=ja',
    'locale=x',
  ],
  ...[
    'from=2026-02-31',
    'until=9999-99-99',
    'from=%00',
    'since=2026-01-01',
    'category=economy',
    'category=%22',
    'tag=%00',
    'author=newsroom',
    'q=b',
    'q',
  ],
];
const DOORS = [
  '/ja/search',
  '/en/search',
  '/ja/search.xml',
  '/ja/suggest.json',
  '/en/suggest.json',
  '/api/v1/search',
];

let server: Program;
beforeAll(async () => {
  server = await serveApart({ DEMO_CONTENT: 'on', SEARCH_RATE: '0', LOG_LEVEL: 'warn' });
}, 180_000);
afterAll(() => server.stop());

it('whatever is searched for, nothing fails, and nothing is logged', async () => {
  const random = seededRandom(Number(HOSTILE_SEED));
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const some = (most: number) => Array.from({ length: 1 + Math.floor(random() * most) });
  const failed: string[] = [];
  const statuses = new Set<number>();
  for (let asked = 0; asked < Number(HOSTILE_QUERIES); asked++) {
    const typed = some(5)
      .map(() => (random() < 0.15 ? pick(RAW) : encodeURIComponent(pick(PIECES)) + pick(['', '%20'])))
      .join('');
    const narrowing = random() < 0.3 ? some(3).map(() => `&${pick(NARROWING)}`) : [];
    const query = `?q=${typed}${narrowing.join('')}`;
    for (const door of DOORS) {
      let { status, headers } = await ask(server.url, door + query);
      if (status === 308) ({ status, headers } = await ask(server.url, String(headers.location)));
      statuses.add(status);
      if (status >= 500) failed.push(`${status} ${door}${query}`);
    }
  }
  for (const door of DOORS) {
    statuses.add((await ask(server.url, `${door}?q=${'a'.repeat(100_000)}`)).status);
  }
  expect(failed).toEqual([]);
  expect([...statuses].filter((status) => ![200, 302, 308, 400, 404, 414, 431].includes(status))).toEqual([]);
  expect(statuses).toContain(200);
  // A line of the log is an object.
  expect(server.words().match(/^\{.*/gm)).toBeNull();
}, 600_000);
