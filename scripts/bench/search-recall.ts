import { answerSearch } from '#db/engine/sqlite/search/answer.ts';
import { foldForSearch } from '#lib/search/fold.ts';
import { parseQuery } from '#lib/search/query.ts';
import { MOST_PAGES, type SearchQuestion } from '#lib/search/question.ts';
import { quoted, wordsOf } from '#lib/search/words.ts';
import type { Plan } from './plan.ts';
import { atLeast, type Finding, type Result } from './report.ts';
import questions from './search-questions.json' with { type: 'json' };
import { demoStore, type SearchedStore, searched } from './search-store.ts';

/** A question that somebody may ask, and the article of the demo that answers it, or the query that was meant. */
type KnownItem = { kind: string; query: string; expects?: string; suggests?: string };

/** Of these it counts that the article is found at all, however far down. */
const FOUND_AT_ALL = ['short', 'parts'];
/** Places of a page count. */
const TOP = 10;

type Placed = KnownItem & { place: number };

/** Whether the demo's articles are found among invented ones by the questions of search-questions.json, and how far up they stand. */
export async function measureRecall(plan: Plan): Promise<Result> {
  const { dir, until } = await demoStore(plan.searched);
  const store = searched(dir, until);
  const items = questions as KnownItem[];
  const ids = new Map(
    store.database
      .prepare("select slug, entity_id from slug where scope = 'article' and locale in ('ja', 'en')")
      .raw()
      .all() as [string, number][],
  );
  const placed = items.flatMap((item): Placed[] => {
    const id = item.expects === undefined ? undefined : ids.get(item.expects);
    if (id === undefined) return [];
    const places = FOUND_AT_ALL.includes(item.kind) ? MOST_PAGES : 1;
    return [{ ...item, place: placeOf(store, item.query, id, places) }];
  });
  const found = placed.filter(({ kind }) => FOUND_AT_ALL.includes(kind));
  const known = placed.filter(({ kind }) => !FOUND_AT_ALL.includes(kind));
  const wrong = items.flatMap((item) =>
    item.suggests === undefined ? [] : [{ ...item, said: meantIn(store, item.query) }],
  );
  const right = wrong.filter(({ suggests, said }) => said === suggests);
  const natural = placed.filter(({ kind }) => kind === 'questions');
  const byAnyWord = natural.map((item) => ({
    ...item,
    place: placeByAnyWord(store, item.query, ids.get(item.expects ?? '') ?? 0),
  }));
  store.database.close();
  const kinds = [...new Set(known.map(({ kind }) => kind))];
  const findings: Finding[] = [
    atLeast('known items: recall@10', recall(known), 0.98),
    atLeast('known items: MRR', meanReciprocal(known), 0.87),
    ...kinds.map((kind) =>
      atLeast(`… recall@10 of ${kind}`, recall(known.filter((item) => item.kind === kind)), 0.95),
    ),
    atLeast('1–2 characters and parts of compounds found at all', recall(found, Infinity), 1),
    atLeast('typed wrong: what was meant is suggested', right.length / wrong.length, 0.92),
    atLeast(
      'natural questions: MRR against OR of all words',
      meanReciprocal(natural) - meanReciprocal(byAnyWord),
      -0.03,
    ),
    atLeast('… recall@10 against OR of all words', recall(natural) - recall(byAnyWord), 0),
  ];
  return {
    findings,
    tables: [
      {
        title: `Known items of the demo among ${plan.searched * 2} invented editions`,
        head: ['kind', 'questions', 'recall@10', 'MRR'],
        rows: [...kinds, ...FOUND_AT_ALL].map((kind) => {
          const own = placed.filter((item) => item.kind === kind);
          return [kind, String(own.length), recall(own).toFixed(3), meanReciprocal(own).toFixed(3)];
        }),
      },
    ],
    samples: {
      missed: [
        ...known.filter(({ place }) => place > TOP),
        ...found.filter(({ place }) => place === Infinity),
      ],
      notFirst: known.filter(({ place }) => place > 1 && place <= TOP),
      wronglyMeant: wrong.filter(({ suggests, said }) => said !== suggests),
      byAnyWord: { recall: recall(byAnyWord), mrr: meanReciprocal(byAnyWord) },
    },
  };
}

const recall = (items: Placed[], within = TOP) =>
  items.filter(({ place }) => place <= within && place !== Infinity).length / items.length;
const meanReciprocal = (items: Placed[]) =>
  items.reduce((sum, { place }) => sum + (place <= TOP ? 1 / place : 0), 0) / items.length;

/** At which place from 1 an article stands by relevance within some pages, and where there are more, by date; Infinity: nowhere. */
function placeOf({ database, now }: SearchedStore, typed: string, articleId: number, pages: number): number {
  const ask = (order: SearchQuestion['order']) =>
    answerSearch(database, { typed, locale: 'ja', filter: {}, order, now });
  let before = 0;
  for (let page = 1; page <= pages; page++) {
    const { hits, hasMore } = ask({ by: 'relevance', page });
    const at = hits.findIndex((hit) => hit.articleId === articleId);
    if (at !== -1) return before + at + 1;
    before += hits.length;
    if (!hasMore) break;
  }
  if (pages === 1) return Infinity;
  let after: SearchQuestion['order'] = { by: 'date' };
  for (let place = 1; ; ) {
    const { hits, hasMore } = ask(after);
    const at = hits.findIndex((hit) => hit.articleId === articleId);
    if (at !== -1) return place + at;
    place += hits.length;
    const last = hits.at(-1);
    if (!hasMore || !last) return Infinity;
    after = { by: 'date', after: { publishedAt: last.publishedAt, articleId: last.articleId } };
  }
}

function meantIn({ database, now }: SearchedStore, typed: string): string | undefined {
  const order = { by: 'relevance', page: 1 } as const;
  return answerSearch(database, { typed, locale: 'ja', filter: {}, order, now }).meant;
}

/** The expression that finds every text with any word of a query. */
export function anyWordOf(typed: string): string {
  const words = parseQuery(typed).all.flatMap((terms) =>
    terms.flatMap((term) => wordsOf(foldForSearch(term.typed)).map(({ text }) => text)),
  );
  return [...new Set(words)].map(quoted).join(' OR ');
}

function placeByAnyWord({ database }: SearchedStore, typed: string, articleId: number): number {
  const rows = database
    .prepare(
      `select e.article_id from (select rowid, rank from search_words where search_words match ? order by rank limit 30) f
        join search_entry e on e.revision_id = f.rowid order by f.rank`,
    )
    .pluck()
    .all(anyWordOf(typed)) as number[];
  const place = [...new Set(rows)].indexOf(articleId);
  return place === -1 ? Infinity : place + 1;
}
