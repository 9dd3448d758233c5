import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { articlePath } from '#lib/urls.ts';
import { ask, connectToEach } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import { ROOT } from '../cli/tool.ts';
import { type Plan, say } from './plan.ts';
import type { Result } from './report.ts';
import { startWriter, writableStore } from './writers.ts';

const WORKERS = 2;
const LOCALE = 'en';
/** Every so many changes are made by a command line of their own, which takes most of a second. */
const BY_HAND = 10;

/**
 * Two processes write in turn, some changes through `npm run article`. After each one, the very next request goes to one of
 * two workers, in turn as well: does it see the change?
 */
export async function measureFreshness(plan: Plan): Promise<Result> {
  const { dir, paths, remove } = await writableStore();
  const server = await serveApart({ DATA_DIR: dir, WORKERS: String(WORKERS) });
  const writers = await Promise.all([startWriter(dir), startWriter(dir)]);
  const stale: unknown[] = [];
  try {
    const workers = await connectToEach(server.url, WORKERS);
    const next = async (turn: number, path: string) => {
      const agent = workers[turn % WORKERS]?.agent;
      const { status, headers } = await ask(server.url, path, { ...(agent && { agent }) });
      return `${status} ${headers.location ?? ''}`.trim();
    };
    for (let turn = 0; turn < plan.writes; turn++) {
      if (turn % 50 === 0) say(`change ${turn + 1} of ${plan.writes}`);
      // Three changes each: away, back, elsewhere.
      const [verb, at] = [
        (['withdraw', 'restore', 'move'] as const)[turn % 3],
        Math.floor(turn / 3) % paths.length,
      ];
      const path = paths[at] ?? '';
      const edition = { articleId: at + 1, locale: LOCALE } as const;
      const slug = `moved-${turn}`;
      if (turn % BY_HAND === 0) await byCommandLine(dir, verb, at + 1, slug);
      else if (verb === 'move') await writers[turn % 2]?.write({ ...edition, verb, slug });
      else await writers[turn % 2]?.write({ ...edition, verb: verb ?? 'restore' });
      const moved = articlePath(LOCALE, slug);
      const expected = verb === 'withdraw' ? '410' : verb === 'restore' ? '200' : `308 ${moved}`;
      const seen = await next(turn, path);
      if (seen !== expected) stale.push({ turn, verb, path, expected, seen });
      if (verb === 'move') paths[at] = moved;
      // Both workers keep the page as it is now, or there would be nothing to be stale next time.
      for (let worker = 0; worker < WORKERS; worker++) await next(worker, paths[at] ?? '');
    }
    for (const { agent } of workers) agent.destroy();
  } finally {
    await Promise.all([...writers.map((writer) => writer.stop()), server.stop()]);
    remove();
  }
  const fresh = plan.writes - stale.length;
  const finding = {
    what: `changes by two processes that the next request saw, of ${plan.writes}`,
    toReach: String(plan.writes),
    measured: String(fresh),
    reached: stale.length === 0,
  };
  return { findings: [finding], tables: [], samples: { writes: plan.writes, stale } };
}

async function byCommandLine(dir: string, verb: string | undefined, id: number, slug: string): Promise<void> {
  const more = { withdraw: ['--reason', 'Measuring.'], move: ['--slug', slug] }[verb ?? ''] ?? [];
  const args = ['--disable-warning=ExperimentalWarning', 'scripts/article.ts', verb ?? '', String(id)];
  await promisify(execFile)(process.execPath, [...args, '--locale', LOCALE, ...more], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dir },
  });
}
