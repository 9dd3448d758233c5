import { Agent } from 'node:http';
import { printSearchAddress, readSearchAddress } from '#lib/search/search-address.ts';
import { categoryPath, searchPath } from '#lib/urls.ts';
import { ask } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import type { Program } from '../cli/start-program.ts';
import { pagesOf } from './pages.ts';
import { type BenchStore, benchStore, type Plan, say } from './plan.ts';
import { type MissSample, sampleMisses } from './render.ts';
import { atMost, medianOf, percentile, type Result, rangeOf, whole } from './report.ts';
import questions from './search-questions.json' with { type: 'json' };
import texts from './texts.json' with { type: 'json' };

/** Of a search page against the category page, CPU; of a kept page's p99 beside searches against without. */
const MOST = { cpu: 1.3, p99: 1.5 };
/** In the store: 20,000 editions, as far as the plan has them. */
const ARTICLES = 10_000;
/** A second, from one reader after the other, whoever still waits. */
const SEARCHES = 20;
/** Requests for a kept page a second: few enough that the server is never all they wait for. */
const READS = 100;

type Cost = { search: MissSample; category: MissSample };
type Wait = { without: number; beside: number; answered: number; refused: number };

/** What a page of results costs beside the category page, and what searches do to readers of kept pages. */
export async function measureSearchPages(plan: Plan): Promise<Result> {
  const store = await benchStore(Math.min(ARTICLES, plan.large));
  const costs = await costOfPages(store, plan);
  const waits = await waitsOfReaders(store, plan);
  const ratio = (of: (cost: Cost) => number) => rangeOf(costs.map(of));
  return {
    findings: [
      atMost(
        'CPU of a search page, against the category page',
        medianOf(costs, ({ search, category }) => search.cpu / category.cpu),
        MOST.cpu,
      ),
      atMost(
        `p99 of a kept page beside ${SEARCHES} searches a second, times`,
        medianOf(waits, ({ beside, without }) => beside / without),
        MOST.p99,
      ),
    ],
    tables: [
      {
        title: `Pages of results, ${whole(store.articles * 2)} editions`,
        head: ['what', 'median', 'rounds'],
        rows: [
          ...(['search', 'category'] as const).map((kind) => [
            `${kind} page rendered, CPU ms`,
            medianOf(costs, (cost) => cost[kind].cpu).toFixed(2),
            ratio((cost) => cost[kind].cpu),
          ]),
          ...(['without', 'beside'] as const).map((kind) => [
            `kept page ${kind} searches, p99 ms`,
            medianOf(waits, (wait) => wait[kind]).toFixed(2),
            rangeOf(waits.map((wait) => wait[kind])),
          ]),
          ...(['answered', 'refused'] as const).map((kind) => [
            `searches ${kind} a second`,
            medianOf(waits, (wait) => wait[kind]).toFixed(1),
            rangeOf(waits.map((wait) => wait[kind])),
          ]),
        ],
      },
    ],
    samples: { costs, waits },
  };
}

/** Pages of results for what stories are about, in turn with the pages of categories. Both are full: ten stories with marks, and twenty. */
async function costOfPages({ dir }: BenchStore, plan: Plan): Promise<Cost[]> {
  const server = await serveApart({ DATA_DIR: dir, CACHE_MB: '0', SEARCH_RATE: '0' });
  const categories = [...new Set(texts.subjects.map(({ category }) => category))];
  const paths = {
    search: texts.subjects.map(({ text: [subject = ''] }) => searchOf(subject)),
    category: categories.map((key) => categoryPath('ja', key)),
  };
  const costs: Cost[] = [];
  try {
    for (const each of [paths.search, paths.category]) await sampleMisses(server, each, plan.warmUp);
    for (let run = 1; run <= plan.runs; run++) {
      say(`pages of results and of categories, run ${run} of ${plan.runs}`);
      costs.push({
        search: await sampleMisses(server, paths.search, plan.seconds),
        category: await sampleMisses(server, paths.category, plan.seconds),
      });
    }
  } finally {
    await server.stop();
  }
  return costs;
}

/** How long readers of a kept page wait, in turn without and beside readers who search. */
async function waitsOfReaders({ dir, articles, until }: BenchStore, plan: Plan): Promise<Wait[]> {
  const [path = ''] = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const server = await serveApart({ DATA_DIR: dir, SEARCH_RATE: '0' });
  const searches = questions.map(({ query }) => searchOf(query));
  const waits: Wait[] = [];
  try {
    await ask(server.url, path);
    for (const search of searches.slice(0, SEARCHES)) await ask(server.url, search);
    for (let run = 1; run <= plan.runs; run++) {
      say(`readers beside ${SEARCHES} searches a second, run ${run} of ${plan.runs}`);
      const seconds = plan.seconds * 4;
      const without = await p99Of(server, path, seconds);
      const stop = everySoOften(SEARCHES, (turn) =>
        isAnswered(server.url, searches[turn % searches.length] ?? path),
      );
      const beside = await p99Of(server, path, seconds);
      const answers = await stop();
      const answered = answers.filter(Boolean).length;
      waits.push({
        without,
        beside,
        answered: answered / seconds,
        refused: (answers.length - answered) / seconds,
      });
    }
  } finally {
    await server.stop();
  }
  return waits;
}

/** In its one spelling, to which others are led. */
const searchOf = (typed: string) =>
  searchPath('ja') + printSearchAddress(readSearchAddress(new URLSearchParams({ q: typed })));

/** @returns whether it was answered with a page; not where too many search. @throws at any other answer */
async function isAnswered(url: string, path: string): Promise<boolean> {
  const { status } = await ask(url, path);
  if (status !== 200 && status !== 503) throw new Error(`${path} was answered ${status}.`);
  return status === 200;
}

/** Milliseconds in which 99 of 100 requests for a kept page are answered that come at an even rate, whether others still wait or not. */
async function p99Of({ url }: Program, path: string, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const took: number[] = [];
  const stop = everySoOften(READS, async () => {
    const sent = performance.now();
    await ask(url, path, { agent, headers: { 'Accept-Encoding': 'gzip' } });
    took.push(performance.now() - sent);
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  await stop();
  agent.destroy();
  return percentile(took, 0.99);
}

/**
 * Does something so many times a second, however long each takes.
 * @returns ends it: what all returned, once all have ended
 * @throws (what it returns) what one of them threw
 */
function everySoOften<T>(times: number, work: (turn: number) => Promise<T>): () => Promise<T[]> {
  const all: Promise<T>[] = [];
  const timer = setInterval(() => {
    const one = work(all.length);
    // What failed is told at the end; nobody waits for it before.
    one.catch(() => {});
    all.push(one);
  }, 1_000 / times);
  return async () => {
    clearInterval(timer);
    return Promise.all(all);
  };
}
