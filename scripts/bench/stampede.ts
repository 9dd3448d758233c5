import { Agent } from 'node:http';
import { ask, connectToEach, statusOf } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import { type Plan, say } from './plan.ts';
import type { Finding, Result } from './report.ts';
import { startWriter, writableStore } from './writers.ts';

type Sample = { workers: number; rendersOfWorkers: number[]; milliseconds: number };

/** Many clients, whose connections are open, ask at once for a page that has just changed: how often is it rendered? */
export async function measureStampede(plan: Plan): Promise<Result> {
  const samples: Sample[] = [];
  for (const workers of [1, 2]) samples.push(...(await withWorkers(workers, plan)));
  const findings = [1, 2].map((workers): Finding => {
    const most = Math.max(
      ...samples.flatMap((sample) => (sample.workers === workers ? sample.rendersOfWorkers : [])),
    );
    return {
      what: `renders a worker for ${plan.clients} clients at once, ${workers === 1 ? '1 worker' : '2 workers'}`,
      toReach: '1',
      measured: String(most),
      reached: most === 1,
    };
  });
  return { findings, tables: [], samples };
}

async function withWorkers(workers: number, plan: Plan): Promise<Sample[]> {
  const { dir, paths, remove } = await writableStore();
  const server = await serveApart({ DATA_DIR: dir, WORKERS: String(workers) });
  const writer = await startWriter(dir);
  const agent = new Agent({ keepAlive: true, maxSockets: plan.clients });
  const crowd = (path: string) =>
    Promise.all(Array.from({ length: plan.clients }, () => ask(server.url, path, { agent })));
  const samples: Sample[] = [];
  try {
    const watched = await connectToEach(server.url, workers);
    const renders = () =>
      Promise.all(watched.map(async ({ agent }) => (await statusOf(server.url, agent)).cache.misses));
    for (let run = 1; run <= plan.runs; run++) {
      say(`${plan.clients} clients, workers: ${workers}, run ${run} of ${plan.runs}`);
      await crowd('/healthz');
      await writer.write({ verb: 'withdraw', articleId: run, locale: 'en' });
      await writer.write({ verb: 'restore', articleId: run, locale: 'en' });
      const before = await renders();
      const started = performance.now();
      const answers = await crowd(paths[run - 1] ?? '');
      const milliseconds = performance.now() - started;
      if (answers.some(({ status }) => status !== 200)) throw new Error('Not all were answered 200.');
      const after = await renders();
      samples.push({
        workers,
        milliseconds,
        rendersOfWorkers: after.map((count, worker) => count - (before[worker] ?? 0)),
      });
    }
    for (const each of [agent, ...watched.map(({ agent }) => agent)]) each.destroy();
  } finally {
    await Promise.all([writer.stop(), server.stop()]);
    remove();
  }
  return samples;
}
