import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { infoPath } from '#lib/urls.ts';
import { serveApart } from '#testing/serve.ts';
import type { Program } from '../cli/start-program.ts';
import { ROOT } from '../cli/tool.ts';
import { cpuTimeOf } from './cpu-time.ts';
import type { LeanCost } from './lean-cost.ts';
import { inTurn, load } from './load.ts';
import { pagesOf } from './pages.ts';
import { benchStore, type Plan, say } from './plan.ts';
import { medianOf, type Result, whole } from './report.ts';

const MOST = 2.5;
/** The page with the least on it that the application renders: a heading and two sentences in the frame of the site. */
const TRIVIAL = infoPath('ja', 'contact');

export type MissSample = { cpu: number; rate: number; bytes: number };

/**
 * Asks a server that keeps nothing for pages, over one connection: two of them could wait for the same rendering, which
 * would then be counted twice.
 */
export async function sampleMisses(
  { url, pid }: Program,
  paths: string[],
  seconds: number,
): Promise<MissSample> {
  const before = cpuTimeOf(pid);
  const asked = await load({ url, pathOf: inTurn(paths), connections: 1, milliseconds: seconds * 1_000 });
  return {
    cpu: (cpuTimeOf(pid) - before) / asked.requests,
    rate: asked.requests / asked.seconds,
    bytes: asked.bytes / asked.requests,
  };
}

/** What rendering an article costs beside the most trivial page, and how much of that the lean step takes. */
export async function measureRender(plan: Plan): Promise<Result> {
  const { dir, articles, until } = await benchStore(plan.small);
  const paths = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const server = await serveApart({ DATA_DIR: dir, CACHE_MB: '0' });
  const pairs: { article: MissSample; trivial: MissSample }[] = [];
  try {
    for (const each of [paths, [TRIVIAL]]) await sampleMisses(server, each, plan.warmUp);
    for (let run = 1; run <= plan.runs; run++) {
      say(`rendering an article and a trivial page, run ${run} of ${plan.runs}`);
      pairs.push({
        article: await sampleMisses(server, paths, plan.seconds),
        trivial: await sampleMisses(server, [TRIVIAL], plan.seconds),
      });
    }
  } finally {
    await server.stop();
  }
  say('the lean step by itself');
  const lean = { article: await leanCost(dir, paths), trivial: await leanCost(dir, [TRIVIAL]) };

  const ratio = medianOf(pairs, ({ article, trivial }) => article.cpu / trivial.cpu);
  const finding = {
    what: `CPU of rendering an article, against ${TRIVIAL}`,
    toReach: `≤ ${MOST.toFixed(1)}`,
    measured: ratio.toFixed(2),
    reached: ratio <= MOST,
  };
  const rows = (['article', 'trivial'] as const).map((kind) => {
    const cpu = medianOf(pairs, (pair) => pair[kind].cpu);
    const { milliseconds, bytesBefore, bytesAfter } = lean[kind];
    return [
      kind === 'article' ? kind : TRIVIAL,
      cpu.toFixed(2),
      milliseconds.toFixed(2),
      `${((100 * milliseconds) / cpu).toFixed(0)} %`,
      whole(bytesBefore),
      whole(bytesAfter),
      whole(medianOf(pairs, (pair) => pair[kind].bytes)),
    ];
  });
  const head = [
    'page',
    'CPU ms',
    'lean ms',
    'share',
    'bytes of Next',
    'bytes lean',
    'bytes in gzip, with head',
  ];
  return { findings: [finding], tables: [{ title: 'Rendering', head, rows }], samples: { pairs, lean } };
}

async function leanCost(dir: string, paths: string[]): Promise<LeanCost> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/bench/lean-cost.ts', ...paths],
    { cwd: ROOT, env: { ...process.env, DATA_DIR: dir, NODE_ENV: 'production' } },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as LeanCost;
}
