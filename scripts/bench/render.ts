import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { infoPath } from '#lib/urls.ts';
import type { Program } from '../cli/start-program.ts';
import { ROOT } from '../cli/tool.ts';
import { type Build, buildsOf, serveBuild, storeOf } from './builds.ts';
import { cpuTimeOf } from './cpu-time.ts';
import type { LeanCost } from './lean-cost.ts';
import { inTurn, load } from './load.ts';
import { pagesOf } from './pages.ts';
import { type Plan, say } from './plan.ts';
import { atMost, median, medianOf, type Result, rangeOf, whole } from './report.ts';

const MOST = 2.5;
/** Of the other build: of an article, and of its trivial page. */
const MOST_OF_BASE = 0.5;
const MOST_OF_ITS_TRIVIAL = 1.45;
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

type Pair = { article: MissSample; trivial: MissSample };
type Rendering = { build: Build; server: Program; pairs: Pair[] };

/**
 * What rendering an article costs beside the most trivial page, and how much of that the lean step takes; and both beside
 * the other build, where there is one. Builds and pages take turns.
 */
export async function measureRender(plan: Plan): Promise<Result> {
  const builds = buildsOf(plan);
  const { dir, articles, until } = await storeOf({ name: 'this', root: undefined }, plan.small);
  const paths = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const renderings: Rendering[] = [];
  try {
    for (const build of builds) {
      const store = await storeOf(build, plan.small);
      const server = await serveBuild(build, { DATA_DIR: store.dir, CACHE_MB: '0' });
      renderings.push({ build, server, pairs: [] });
    }
    for (const { server } of renderings) {
      for (const each of [paths, [TRIVIAL]]) await sampleMisses(server, each, plan.warmUp);
    }
    for (let run = 1; run <= plan.runs; run++) {
      say(`rendering an article and a trivial page, run ${run} of ${plan.runs}`);
      for (const { server, pairs } of renderings) {
        pairs.push({
          article: await sampleMisses(server, paths, plan.seconds),
          trivial: await sampleMisses(server, [TRIVIAL], plan.seconds),
        });
      }
    }
  } finally {
    await Promise.all(renderings.map(({ server }) => server.stop()));
  }
  say('the lean step by itself');
  const lean = { article: await leanCost(dir, paths), trivial: await leanCost(dir, [TRIVIAL]) };

  const [pairs = [], base] = renderings.map((each) => each.pairs);
  const findings = [
    atMost(
      `CPU of rendering an article, against ${TRIVIAL}`,
      medianOf(pairs, ({ article, trivial }) => article.cpu / trivial.cpu),
      MOST,
    ),
  ];
  if (base) {
    const against = (kind: 'article' | 'trivial') =>
      median(pairs.map(({ article }, run) => article.cpu / (base[run]?.[kind].cpu ?? Number.NaN)));
    findings.push(
      atMost('CPU of rendering an article, against base', against('article'), MOST_OF_BASE),
      atMost(`… against ${TRIVIAL} of base`, against('trivial'), MOST_OF_ITS_TRIVIAL),
    );
  }
  const costs = renderings.flatMap((each) =>
    (['article', 'trivial'] as const).map((kind) => [
      each.build.name,
      kind === 'article' ? kind : TRIVIAL,
      medianOf(each.pairs, (pair) => pair[kind].cpu).toFixed(2),
      rangeOf(each.pairs.map((pair) => pair[kind].cpu)),
      whole(medianOf(each.pairs, (pair) => pair[kind].bytes)),
    ]),
  );
  const leanRows = (['article', 'trivial'] as const).map((kind) => {
    const { milliseconds, bytesBefore, bytesAfter } = lean[kind];
    const share = milliseconds / medianOf(pairs, (pair) => pair[kind].cpu);
    return [
      kind === 'article' ? kind : TRIVIAL,
      milliseconds.toFixed(2),
      `${(100 * share).toFixed(0)} %`,
      whole(bytesBefore),
      whole(bytesAfter),
    ];
  });
  return {
    findings,
    tables: [
      {
        title: 'Rendering',
        head: ['build', 'page', 'CPU ms', 'from – to', 'bytes in gzip, with head'],
        rows: costs,
      },
      {
        title: 'The lean step',
        head: ['page', 'CPU ms', 'share', 'bytes of Next', 'bytes lean'],
        rows: leanRows,
      },
    ],
    samples: { renderings: renderings.map(({ build, pairs }) => ({ build: build.name, pairs })), lean },
  };
}

async function leanCost(dir: string, paths: string[]): Promise<LeanCost> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/bench/lean-cost.ts', ...paths],
    { cwd: ROOT, env: { ...process.env, DATA_DIR: dir, NODE_ENV: 'production' } },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as LeanCost;
}
