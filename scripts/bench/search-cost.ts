import { answerSearch } from '#db/engine/sqlite/search/answer.ts';
import { findArticles } from '#db/engine/sqlite/search/find.ts';
import { foldForSearch } from '#lib/search/fold.ts';
import { parseQuery } from '#lib/search/query.ts';
import { MOST_PAGES, type SearchFilter, type SearchQuestion } from '#lib/search/question.ts';
import { quoted, wordsOf } from '#lib/search/words.ts';
import { benchStore, type Plan } from './plan.ts';
import { randomFrom } from './random.ts';
import { atMost, type Finding, median, percentile, type Result } from './report.ts';
import questions from './search-questions.json' with { type: 'json' };
import { anyWordOf } from './search-recall.ts';
import { type SearchedStore, searched } from './search-store.ts';

/** At most so many queries are made of headlines. */
const KEYWORDS = 400;
/** A word in about so many texts of the large store is a frequent one: of 100,000 texts, 30,000. */
const FREQUENT = 0.3;
/** Milliseconds of CPU. */
const MOST = { frequent: 40, hostile: 60 };

type Ask = () => unknown;

/** What searches cost in CPU of the thread that searches, in a large store and in a small one. */
export async function measureSearchCost(plan: Plan): Promise<Result> {
  const [few, many] = [await benchStore(plan.small / 2), await benchStore(plan.large / 2)];
  const small = searched(few.dir, few.until);
  const large = searched(many.dir, many.until);
  const parts = [
    keywords(large, plan),
    naturalQuestions(large, plan),
    oneCharacter(large, plan),
    frequentWord(large, plan),
    growth(small, large, plan),
    indexSize(large),
    hostile(large, plan),
  ];
  for (const { database } of [small, large]) database.close();
  return {
    findings: parts.flatMap(({ findings }) => findings),
    tables: parts.flatMap(({ tables }) => tables),
    samples: parts.map(({ samples }) => samples),
  };
}

/** Linux tells the time of a thread in steps of some milliseconds, so that a short question is asked for as long as this. */
const LEAST = 24;

/** Milliseconds of this thread for one question, which is asked so many times. */
function cpuOf(ask: Ask, times = 1): number {
  const before = process.threadCpuUsage();
  for (let time = 0; time < times; time++) ask();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000 / times;
}

/** How often a question has to be asked so that its time can be told. */
function timesOf(ask: Ask): number {
  ask();
  const started = performance.now();
  ask();
  return Math.max(1, Math.min(200, Math.ceil(LEAST / (performance.now() - started))));
}

/** Milliseconds of one question: the median of some runs. */
function cpuAlone(ask: Ask, runs: number): number {
  const times = timesOf(ask);
  return median(Array.from({ length: runs }, () => cpuOf(ask, times)));
}

/** Two questions in turn, the one that comes first too: the median of each. */
function inTurn(a: Ask, b: Ask, rounds: number): [number, number] {
  const samples: [number[], number[]] = [[], []];
  const times = [timesOf(a), timesOf(b)] as const;
  for (let round = 0; round < rounds; round++) {
    const ofA = () => samples[0].push(cpuOf(a, times[0]));
    const ofB = () => samples[1].push(cpuOf(b, times[1]));
    for (const measure of round % 2 === 0 ? [ofA, ofB] : [ofB, ofA]) measure();
  }
  return [median(samples[0]), median(samples[1])];
}

const find =
  (
    { database, now }: SearchedStore,
    typed: string,
    order: SearchQuestion['order'] = BEST,
    filter: SearchFilter = {},
  ): Ask =>
  () =>
    findArticles(database, { typed, locale: 'ja', filter, order, now }, parseQuery(typed));

const BEST = { by: 'relevance', page: 1 } as const;
const NEWEST = { by: 'date' } as const;

/** The plain question to which ours is held: the ten best by rank. */
function plainly({ database }: SearchedStore, expression: string): Ask {
  const best = database.prepare(
    'select rowid from search_words where search_words match ? order by rank limit 10',
  );
  return () => best.all(expression);
}

const phraseOf = (typed: string) =>
  `{title body} : ${quoted(
    wordsOf(foldForSearch(typed))
      .map(({ text }) => text)
      .join(' '),
  )}`;

/** One word of a headline, and two in a row, of headlines from all times. */
function keywordsOf({ database }: SearchedStore): string[] {
  const headlines = database
    .prepare('select headline from revision order by (id * 7919) % 100003 limit 2000')
    .pluck()
    .all() as string[];
  const random = randomFrom(7);
  const typed = new Set<string>();
  for (const headline of headlines) {
    const words = wordsOf(foldForSearch(headline)).filter(({ text }) => text.length > 1);
    const at = random.number(0, words.length - 1);
    const [one, next] = words.slice(at);
    if (one) typed.add(one.text);
    if (one && next) typed.add(one.isJapanese ? one.text + next.text : `${one.text} ${next.text}`);
  }
  return [...typed].slice(0, KEYWORDS);
}

function keywords(store: SearchedStore, plan: Plan): Result {
  const rows = keywordsOf(store).map((typed) => {
    const [ours, plain] = inTurn(find(store, typed), plainly(store, phraseOf(typed)), plan.runs);
    return { typed, ours, plain };
  });
  const at = (share: number) => ({
    ours: percentile(
      rows.map(({ ours }) => ours),
      share,
    ),
    plain: percentile(
      rows.map(({ plain }) => plain),
      share,
    ),
  });
  const [half, most] = [at(0.5), at(0.95)];
  return {
    findings: [
      atMost(
        'keyword queries against MATCH phrase ORDER BY rank LIMIT 10, CPU p50',
        half.ours / half.plain,
        2.2,
      ),
      atMost('… p95', most.ours / most.plain, 1.6),
    ],
    tables: [
      {
        title: `${rows.length} keyword queries, CPU ms`,
        head: ['', 'search', 'MATCH phrase'],
        rows: [
          ['p50', half.ours.toFixed(2), half.plain.toFixed(2)],
          ['p95', most.ours.toFixed(2), most.plain.toFixed(2)],
        ],
      },
    ],
    samples: rows,
  };
}

function naturalQuestions(store: SearchedStore, plan: Plan): Result {
  const rows = questions
    .filter(({ kind }) => kind === 'questions')
    .map(({ query }) => {
      const [ours, plain] = inTurn(find(store, query), plainly(store, anyWordOf(query)), plan.runs);
      return { query, ours, plain };
    });
  const [ours, plain] = [rows.map((row) => row.ours), rows.map((row) => row.plain)];
  return {
    findings: [
      atMost(
        'natural questions against OR of all words, CPU p95',
        percentile(ours, 0.95) / percentile(plain, 0.95),
        0.25,
      ),
      atMost('… p50', percentile(ours, 0.5) / percentile(plain, 0.5), 0.25),
    ],
    tables: [
      {
        title: `${rows.length} natural questions, CPU ms`,
        head: ['', 'search', 'OR of all words'],
        rows: [0.5, 0.95].map((share) => [
          `p${share * 100}`,
          percentile(ours, share).toFixed(1),
          percentile(plain, share).toFixed(1),
        ]),
      },
    ],
    samples: rows,
  };
}

/** Characters of headlines against pairs that begin with them, newest first. */
function oneCharacter(store: SearchedStore, plan: Plan): Result {
  const pairs = keywordsOf(store)
    .filter((typed) => /^\p{sc=Han}{2,}$/u.test(typed))
    .slice(0, 40)
    .map((typed) => Array.from(typed).slice(0, 2).join(''));
  const rows = [...new Set(pairs)].map((pair) => {
    const [one, two] = inTurn(
      find(store, Array.from(pair)[0] ?? '', NEWEST),
      find(store, pair, NEWEST),
      plan.runs,
    );
    return { pair, one, two };
  });
  const [one, two] = [median(rows.map((row) => row.one)), median(rows.map((row) => row.two))];
  return {
    findings: [atMost('one character against two, newest first, CPU', one / two, 2)],
    tables: [
      {
        title: 'One character and two, newest first, CPU ms',
        head: ['', 'median', 'worst'],
        rows: [
          ['one', one.toFixed(2), Math.max(...rows.map((row) => row.one)).toFixed(2)],
          ['two', two.toFixed(2), Math.max(...rows.map((row) => row.two)).toFixed(2)],
        ],
      },
    ],
    samples: rows,
  };
}

const textsWith = (database: SearchedStore['database']) => {
  const count = database.prepare('select count(*) from search_words where search_words match ?').pluck();
  return (word: string) => count.get(`{title body} : ${quoted(word)}`) as number;
};

/** A word that about a third of all texts have, under every filter and in both orders. */
function frequentWord(store: SearchedStore, plan: Plan): Result {
  const { database, now } = store;
  const all = database.prepare('select count(*) from search_entry').pluck().get() as number;
  const count = textsWith(database);
  const body = database
    .prepare('select document from revision where id % 997 = 1 limit 20')
    .pluck()
    .all() as string[];
  const words = new Set(body.flatMap((text) => wordsOf(foldForSearch(text)).map((word) => word.text)));
  const [word] = [...words]
    .filter((each) => each.length > 1)
    .map((each) => ({ each, texts: count(each) }))
    .sort((a, b) => Math.abs(a.texts - all * FREQUENT) - Math.abs(b.texts - all * FREQUENT));
  const typed = word?.each ?? '';
  const [tag] = database
    .prepare('select tag_id from article_tag group by tag_id order by count(*) desc limit 1')
    .pluck()
    .all() as number[];
  const year = 365 * 86_400_000;
  const filters: Record<string, SearchFilter> = {
    'no filter': {},
    language: { locale: 'ja' },
    'the other language': { locale: 'en' },
    category: { categoryId: 3 },
    tag: { tagIds: [tag ?? 0] },
    author: { authorId: 1 },
    'last year': { from: new Date(now.getTime() - year) },
    'an early year': { from: new Date(now.getTime() - 9 * year), until: new Date(now.getTime() - 8 * year) },
    'all together': { locale: 'ja', categoryId: 3, authorId: 1, from: new Date(now.getTime() - 3 * year) },
  };
  const orders: Record<string, SearchQuestion['order']> = {
    relevance: BEST,
    'page 10': { by: 'relevance', page: MOST_PAGES },
    date: NEWEST,
    'date, further down': {
      by: 'date',
      after: { publishedAt: new Date(now.getTime() - 5 * year), articleId: 0 },
    },
  };
  const rows = Object.entries(filters).map(([name, filter]) => ({
    name,
    cpu: Object.values(orders).map((order) => cpuAlone(find(store, typed, order, filter), plan.runs)),
  }));
  const worst = Math.max(...rows.flatMap(({ cpu }) => cpu));
  return {
    findings: [
      {
        what: `a word of ${word?.texts.toLocaleString('en')} texts, any filter and order, with count: the worst`,
        toReach: `≤ ${MOST.frequent} ms CPU`,
        measured: `${worst.toFixed(1)} ms`,
        reached: worst <= MOST.frequent,
      },
    ],
    tables: [
      {
        title: `“${typed}”, in ${word?.texts.toLocaleString('en')} texts, CPU ms`,
        head: ['', ...Object.keys(orders)],
        rows: rows.map(({ name, cpu }) => [name, ...cpu.map((each) => each.toFixed(1))]),
      },
    ],
    samples: rows,
  };
}

/** The same questions in a small store and in a large one: a word in few texts of both, and two that most texts have. */
function growth(small: SearchedStore, large: SearchedStore, plan: Plan): Result {
  const [few, many] = [textsWith(small.database), textsWith(large.database)];
  const documents = small.database.prepare('select document from revision').pluck().all() as string[];
  const words = [
    ...new Set(
      documents.slice(0, 40).flatMap((text) => wordsOf(foldForSearch(text)).map((word) => word.text)),
    ),
  ];
  const inFew = words.filter((word) => word.length > 1 && few(word) <= 3 && many(word) <= 60).slice(0, 20);
  const [first, second] = words
    .filter((word) => /^\p{sc=Han}{2,}$/u.test(word))
    .sort((a, b) => few(b) - few(a));
  const grown = (typed: string) => inTurn(find(large, typed), find(small, typed), plan.runs);
  const rareOnes = inFew.map(grown);
  const common = grown(`${first} ${second}`);
  const ratio = median(rareOnes.map(([after, before]) => after / before));
  return {
    findings: [
      atMost(`a rare word, ${plan.small} → ${plan.large} editions, CPU`, ratio, 1.2),
      atMost(`two common words (${first} ${second}), the same`, common[0] / common[1], 4),
    ],
    tables: [],
    samples: { inFew, rareOnes, common },
  };
}

/** Bytes of the tables of the index against those of the texts that it is about. */
function indexSize({ database }: SearchedStore): Result {
  const texts = database
    .prepare(
      'select sum(length(cast(document as blob))) from revision where id in (select revision_id from search_entry)',
    )
    .pluck()
    .get() as number;
  const size = database.prepare('select sum(pgsize) from dbstat where name = ? and aggregate = 1').pluck();
  const names = database
    .prepare("select name from sqlite_schema where name like 'search\\_%' escape '\\' and rootpage > 0")
    .pluck()
    .all() as string[];
  const tables = names.map((name) => ({ name, bytes: (size.get(name) as number | null) ?? 0 }));
  const all = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    findings: [atMost('index against text, bytes', all / texts, 0.95)],
    tables: [
      {
        title: `The index of ${(texts / 1e6).toFixed(0)} MB of documents`,
        head: ['tables', 'MB'],
        rows: tables.map(({ name, bytes }) => [name, (bytes / 1e6).toFixed(0)]),
      },
    ],
    samples: tables,
  };
}

const SIGNS = Array.from(
  '"*-+^:(){}[]「」『』“”　％％\'`;\\/|&~!?。、・ー〜\u0000\u200b\ud800\uFE00\u{E0100}%_',
);

/** A query of nobody: pieces of texts, signs and numbers, joined in any way. */
function hostileQuery(random: ReturnType<typeof randomFrom>, words: string[]): string {
  const piece = () =>
    [
      () => random.pick(words),
      () => random.pick(SIGNS).repeat(random.number(1, 6)),
      () => String.fromCodePoint(random.number(1, 0x2ffff)),
      () => random.pick(['OR', 'AND', 'NOT', 'NEAR(', 'title:', 'の', 'e', '1', '-', '"']),
      () => random.pick(words).slice(0, random.number(1, 3)) + random.pick(['*', '', 'zz', '"']),
    ][random.number(0, 4)]?.() ?? '';
  const join = random.pick(['', ' ', '　', ' OR ', ' -', '" "']);
  return Array.from({ length: random.number(1, random.pick([2, 5, 60])) }, piece).join(join);
}

/** Words of some texts of a store, of which hostile queries are made. */
function hostileWords(database: SearchedStore['database']): string[] {
  const documents = database
    .prepare('select document from revision where id % 499 = 1 limit 60')
    .pluck()
    .all() as string[];
  return [...new Set(documents.flatMap((text) => wordsOf(foldForSearch(text)).map((word) => word.text)))];
}

function hostile(store: SearchedStore, plan: Plan): Result {
  const { database, now } = store;
  const random = randomFrom(20_000);
  const words = hostileWords(database);
  const slow: { typed: string; by: string; cpu: number }[] = [];
  const thrown: { typed: string; error: string }[] = [];
  const all: number[] = [];
  for (let round = 0; round < plan.hostile; round++) {
    const typed = hostileQuery(random, words);
    const order = random.pick([BEST, BEST, NEWEST, { by: 'relevance', page: 10 } as const]);
    try {
      const ask = () => answerSearch(database, { typed, locale: 'ja', filter: {}, order, now });
      // What is slow once may have been compiled, or garbage of those before it collected: it is when it is slow again.
      const first = cpuOf(ask);
      const cpu = first > MOST.hostile ? Math.min(first, cpuOf(ask), cpuOf(ask)) : first;
      all.push(cpu);
      if (cpu > MOST.hostile) slow.push({ typed, by: JSON.stringify(order), cpu });
    } catch (error) {
      thrown.push({ typed, error: String(error) });
    }
  }
  const finding = (what: string, found: unknown[]): Finding => ({
    what,
    toReach: '0',
    measured: String(found.length),
    reached: found.length === 0,
  });
  return {
    findings: [
      finding(`of ${plan.hostile.toLocaleString('en')} random and hostile queries throw`, thrown),
      finding(`… take more than ${MOST.hostile} ms CPU`, slow),
    ],
    tables: [
      {
        title: 'Random and hostile queries, CPU ms',
        head: ['p50', 'p95', 'p99', 'most'],
        rows: [[...[0.5, 0.95, 0.99, 1].map((share) => percentile(all, share).toFixed(1))]],
      },
    ],
    samples: { thrown, slow },
  };
}
