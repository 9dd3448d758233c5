import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { CPU_TIME_IS_KNOWN, cpuTimeOf } from './bench/cpu-time.ts';
import { load } from './bench/load.ts';
import { endOfDates, makeStore } from './bench/make-store.ts';
import { type BenchPage, pagesOf } from './bench/pages.ts';
import { progressLines } from './bench/progress.ts';
import { type Figures, median, tableOf } from './bench/report.ts';
import { ensureBuilt } from './cli/ensure-built.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { type Program, startProgram } from './cli/start-program.ts';
import { ROOT } from './cli/tool.ts';

const FULL = { sizes: [1_000, 100_000], runs: 5, milliseconds: 2_000, warmUp: 4_000 };
const QUICK = { sizes: [200, 2_000], runs: 3, milliseconds: 700, warmUp: 1_500 };
const CONNECTIONS = 8;

type Served = { articles: number; program: Program; pages: BenchPage[] };
type Sample = { cpu: number; rate: number; bytes: number };

await runCommand(
  {
    name: 'bench',
    summary:
      'Measures what the pages cost, with few articles and with many, beside the least that Node can do.',
    usage: '[--quick]',
    options: {
      quick: { type: 'boolean', description: 'small stores and short runs: does it work, not how fast' },
    },
    help: `Serves the production build from stores of 1,000 and 100,000 invented articles (made in data-bench/ when they are
missing), asks for each kind of page over ${CONNECTIONS} connections, and prints medians of five runs. CPU is that of the server's
process. "Bare" is a plain node:http server that sends the same bytes from memory, in the same run. Needs Linux. The
figures also go to bench-results/. docs/performance.md explains them.`,
  },
  async ({ values }) => {
    if (!CPU_TIME_IS_KNOWN)
      throw new CommandError('The time of a process is read from /proc, which only Linux has.');
    const plan = values.quick ? QUICK : FULL;
    for (const articles of plan.sizes) await ensureStore(articles);
    await ensureBuilt({ force: false });
    const served: Served[] = [];
    try {
      for (const articles of plan.sizes) served.push(await serve(articles));
      const figures: Figures[] = [];
      for (const index of served[0]?.pages.keys() ?? []) {
        figures.push(...(await measurePage(served, index, plan)));
      }
      console.log(tableOf(figures));
      console.error(`\nAlso in ${save(figures)}`);
    } finally {
      await Promise.all(served.map(({ program }) => program.stop()));
    }
  },
);

function storeOf(articles: number): string {
  return join(ROOT, 'data-bench', String(articles));
}

async function ensureStore(articles: number): Promise<void> {
  const onProgress = progressLines(articles, 'articles');
  const { written } = await makeStore({ dir: storeOf(articles), articles, onProgress });
  if (written > 0) console.error(`Made a store of ${articles.toLocaleString('en')} articles.`);
}

async function serve(articles: number): Promise<Served> {
  const dir = storeOf(articles);
  const environment = { DATA_DIR: dir, PORT: '0', HOST: '127.0.0.1', SITE_URL: '', LOG_LEVEL: 'error' };
  const program = await startProgram({ script: 'server/main.ts', environment });
  return { articles, program, pages: pagesOf(articles, endOfDates(dir)) };
}

/** One kind of page in every store. The stores take turns, so that a busy minute of the machine hits all alike. */
async function measurePage(served: Served[], index: number, plan: typeof FULL): Promise<Figures[]> {
  const kinds = await Promise.all(
    served.map(async ({ articles, program, pages }) => {
      const { name = '', paths = [] } = pages[index] ?? {};
      const bare = await startProgram({
        script: 'scripts/bench/bare-server.ts',
        input: await fetchPage(program.url + paths[0]),
      });
      return { articles, name, paths, program, bare, samples: [] as Sample[], bareSamples: [] as Sample[] };
    }),
  );
  try {
    for (const { program, bare, paths } of kinds) {
      await measure(program, paths, plan.warmUp);
      await measure(bare, ['/'], plan.warmUp / 4);
    }
    for (let run = 1; run <= plan.runs; run++) {
      for (const kind of kinds) {
        console.error(
          `${kind.name}, ${kind.articles.toLocaleString('en')} articles, run ${run} of ${plan.runs}`,
        );
        kind.samples.push(await measure(kind.program, kind.paths, plan.milliseconds));
        kind.bareSamples.push(await measure(kind.bare, ['/'], plan.milliseconds / 2));
      }
    }
  } finally {
    await Promise.all(kinds.map(({ bare }) => bare.stop()));
  }
  const middle = (samples: Sample[], fact: keyof Sample) => median(samples.map((sample) => sample[fact]));
  return kinds.map(({ name, articles, samples, bareSamples }) => ({
    page: name,
    articles,
    bytes: middle(samples, 'bytes'),
    cpu: middle(samples, 'cpu'),
    rate: middle(samples, 'rate'),
    bareCpu: middle(bareSamples, 'cpu'),
    bareRate: middle(bareSamples, 'rate'),
  }));
}

async function measure({ url, pid }: Program, paths: string[], milliseconds: number): Promise<Sample> {
  const before = cpuTimeOf(pid);
  const { requests, bytes, seconds } = await load({ url, paths, connections: CONNECTIONS, milliseconds });
  return { cpu: (cpuTimeOf(pid) - before) / requests, rate: requests / seconds, bytes: bytes / requests };
}

async function fetchPage(url: string): Promise<Buffer> {
  const answer = await fetch(url, { redirect: 'manual' });
  if (answer.status !== 200)
    throw new CommandError(`${url} was answered ${answer.status}, so it cannot be measured.`);
  return Buffer.from(await answer.arrayBuffer());
}

function save(figures: Figures[]): string {
  const folder = join(ROOT, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const date = new Date().toISOString();
  const file = join(folder, `${date.replaceAll(/[:.]/g, '-')}.json`);
  const [cpu] = cpus();
  const machine = { cpu: cpu?.model ?? '', cores: cpus().length, node: process.version };
  writeFileSync(file, `${JSON.stringify({ date, machine, connections: CONNECTIONS, figures }, null, 2)}\n`);
  return file;
}
