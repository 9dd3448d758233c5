import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Build, buildsOf, serveBuild, storeOf } from './builds.ts';
import { inTurn, load } from './load.ts';
import { pagesOf } from './pages.ts';
import { type BenchStore, type Plan, say } from './plan.ts';
import { atMost, percentile, type Result, whole } from './report.ts';
import type { Turn } from './watch-loop.ts';

/** Of what the other build takes. */
const MOST = 0.5;

type Watched = {
  build: Build;
  ask: (limit: { milliseconds?: number; requests?: number }) => Promise<number>;
  turns: () => Promise<Turn[]>;
};

/**
 * How long a rendering of an article keeps a process from everything else: of each the longest turn of the event loop, of
 * which 99 in 100 are no longer. The builds take turns.
 */
export async function measureLoop(plan: Plan): Promise<Result> {
  const watched: Watched[] = [];
  for (const build of buildsOf(plan)) watched.push(await watch(build, await storeOf(build, plan.small)));
  const first: number[] = [];
  for (const { ask } of watched) first.push(await ask({ milliseconds: plan.warmUp * 1_000 }));
  for (let run = 1; run <= plan.runs; run++) {
    say(`turns of the event loop, run ${run} of ${plan.runs}`);
    for (const { ask } of watched) await ask({ milliseconds: plan.seconds * 1_000 });
  }
  const samples = [];
  for (const [at, { build, turns }] of watched.entries()) {
    samples.push({ build: build.name, turns: (await turns()).slice(first[at]) });
  }
  const rows = samples.map(({ build, turns }) => [
    build,
    whole(turns.length),
    ...(['cpu', 'wall'] as const).flatMap((clock) =>
      [0.5, 0.99].map((share) =>
        percentile(
          turns.map((turn) => turn[clock]),
          share,
        ).toFixed(1),
      ),
    ),
  ]);
  const [ours, base] = samples.map(({ turns }) =>
    percentile(
      turns.map(({ cpu }) => cpu),
      0.99,
    ),
  );
  const ratio = (ours ?? Number.NaN) / (base ?? Number.NaN);
  const what = 'the longest turn of the loop while an article is rendered, p99, CPU of the thread';
  return {
    findings: base === undefined ? [] : [atMost(`${what}, against base`, ratio, MOST)],
    tables: [
      {
        title: 'The longest turn of the event loop of a rendering',
        head: ['build', 'renderings', 'CPU ms, median', 'CPU ms, p99', 'ms, median', 'ms, p99'],
        rows,
      },
    ],
    samples,
  };
}

/**
 * Starts a build's server that keeps nothing and is watched.
 * @returns `ask` renders articles, one at a time, and tells how many; `turns` stops the server and returns what was seen
 */
export async function watch(build: Build, { dir, articles, until }: BenchStore): Promise<Watched> {
  const paths = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'prism-bench-'));
  const file = join(folder, 'turns.json');
  const variables = { DATA_DIR: dir, CACHE_MB: '0', LOOP_TURNS: file };
  const server = await serveBuild(build, variables, ['--import', join(import.meta.dirname, 'watch-loop.ts')]);
  return {
    build,
    async ask(limit) {
      return (await load({ url: server.url, pathOf: inTurn(paths), connections: 1, ...limit })).requests;
    },
    async turns() {
      await server.stop();
      const turns = JSON.parse(readFileSync(file, 'utf8')) as Turn[];
      rmSync(folder, { recursive: true });
      return turns;
    },
  };
}
