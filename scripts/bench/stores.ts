import { serveApart } from '#testing/serve.ts';
import type { Program } from '../cli/start-program.ts';
import { cpuTimeOf } from './cpu-time.ts';
import { type BenchPage, pagesOf } from './pages.ts';
import { type BenchStore, benchStore, type Plan, say } from './plan.ts';
import { sampleMisses } from './render.ts';
import { median, type Result, whole } from './report.ts';
import { wrk } from './wrk.ts';

const MOST = 1.3;
const CONNECTIONS = 50;
/** What is kept costs the same whatever it is, so that two pages do. */
const KEPT = ['front page', 'article'];

type Served = { server: Program; pages: BenchPage[] };
/** CPU of a request in each store, in milliseconds; `bytes` of its answer, or 0 where that was not looked at. */
type Row = { page: string; small: number[]; large: number[]; bytes: number };
type Sampler = (served: Served, page: BenchPage, seconds: number) => Promise<{ cpu: number; bytes: number }>;

/**
 * What a page costs with few articles and with many, kept and not. The stores take turns, so that a busy minute of the
 * machine hits both alike.
 */
export async function measureStores(plan: Plan): Promise<Result> {
  const stores = [await benchStore(plan.small), await benchStore(plan.large)] as const;
  const misses = await measureKind(stores, { CACHE_MB: '0' }, plan, sampleMiss);
  const hits = await measureKind(stores, {}, plan, sampleHit);
  const kinds = [
    { name: 'rendered', rows: misses },
    { name: 'kept', rows: hits },
  ];
  const head = [
    'page',
    `CPU ms, ${whole(plan.small)}`,
    `CPU ms, ${whole(plan.large)}`,
    'times',
    'bytes in gzip, with head',
  ];
  return {
    findings: kinds.map(({ name, rows }) => {
      const [worst] = rows.toSorted((a, b) => growthOf(b) - growthOf(a));
      const growth = worst ? growthOf(worst) : Number.NaN;
      return {
        what: `CPU of pages ${name}, ${whole(plan.small)} → ${whole(plan.large)} articles, the worst`,
        toReach: `≤ ${MOST}`,
        measured: `${growth.toFixed(2)} (${worst?.page})`,
        reached: growth <= MOST,
      };
    }),
    tables: kinds.map(({ name, rows }) => ({
      title: `Pages ${name}, by articles in the store`,
      head: name === 'kept' ? head.slice(0, -1) : head,
      rows: rows.map((row) => {
        const digits = name === 'kept' ? 4 : 2;
        const cells = [
          row.page,
          median(row.small).toFixed(digits),
          median(row.large).toFixed(digits),
          growthOf(row).toFixed(2),
        ];
        return name === 'kept' ? cells : [...cells, whole(row.bytes)];
      }),
    })),
    samples: { misses, hits },
  };
}

/** Of each run by itself, since both stores were measured within seconds. */
function growthOf({ small, large }: Row): number {
  return median(large.map((cpu, run) => cpu / (small[run] ?? Number.NaN)));
}

async function measureKind(
  stores: readonly BenchStore[],
  variables: Record<string, string>,
  plan: Plan,
  sampler: Sampler,
): Promise<Row[]> {
  const served: Served[] = [];
  try {
    for (const store of stores) {
      const server = await serveApart({ DATA_DIR: store.dir, ...variables });
      const pages = pagesOf(store.articles, store.until);
      served.push({
        server,
        pages: sampler === sampleHit ? pages.filter(({ name }) => KEPT.includes(name)) : pages,
      });
    }
    const rows: Row[] = [];
    for (const [index, { name }] of (served[0]?.pages ?? []).entries()) {
      const cpu: number[][] = served.map(() => []);
      const bytes: number[] = [];
      const pageOf = ({ pages }: Served) => pages[index] ?? { name, paths: [] };
      for (const each of served) await sampler(each, pageOf(each), plan.warmUp);
      for (let run = 1; run <= plan.runs; run++) {
        say(`${sampler === sampleHit ? 'kept' : 'rendered'}: ${name}, run ${run} of ${plan.runs}`);
        for (const [at, each] of served.entries()) {
          const sample = await sampler(each, pageOf(each), plan.seconds);
          cpu[at]?.push(sample.cpu);
          bytes.push(sample.bytes);
        }
      }
      rows.push({ page: name, small: cpu[0] ?? [], large: cpu[1] ?? [], bytes: median(bytes) });
    }
    return rows;
  } finally {
    await Promise.all(served.map(({ server }) => server.stop()));
  }
}

const sampleMiss: Sampler = ({ server }, { paths }, seconds) => sampleMisses(server, paths, seconds);

const sampleHit: Sampler = async ({ server }, { paths }, seconds) => {
  const before = cpuTimeOf(server.pid);
  const { requests } = await wrk(server.url + (paths[0] ?? ''), {
    connections: CONNECTIONS,
    seconds,
    headers: { 'Accept-Encoding': 'gzip' },
  });
  return { cpu: (cpuTimeOf(server.pid) - before) / requests, bytes: 0 };
};
