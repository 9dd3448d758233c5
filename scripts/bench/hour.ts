import { ask, renderedOf, settledStatusOf, statusOf } from '#testing/ask.ts';
import { type Build, buildsOf, serveBuild, withCopyOfStore } from './builds.ts';
import { cpuTimeOf } from './cpu-time.ts';
import { load } from './load.ts';
import { addressesOf, change, newestAddresses, zipf } from './newsroom.ts';
import { type BenchStore, type Plan, say } from './plan.ts';
import { progressLines } from './progress.ts';
import { atMost, type Result, whole } from './report.ts';

/** What happens in an hour. */
const READERS = 100 * 3_600;
const CRAWLED = 3_600;
const CHANGES = 40;
const CONNECTIONS = 4;
const SEED = 10;
/** To reach. */
const RENDERINGS = 30;
const TIMES = 1.2;

type Hour = { rendered: number; cpu: number };
type Sample = { build: Build['name']; changes: number; requests: number; without: Hour; with: Hour };

/**
 * What the changes of a newsroom cost: the same traffic twice, begun warm, first while nothing is changed and then with
 * publications and corrections at even intervals. The hour is pressed together: requests come as fast as they are
 * answered, and what is rendered ahead after a change is waited for, as it would be done long before the next one. All that
 * readers ask for counts as asked for within the last ten minutes, so that rather more is rendered ahead than in an hour.
 */
export async function measureHour(plan: Plan): Promise<Result> {
  const samples: Sample[] = [];
  for (const build of buildsOf(plan)) {
    samples.push(await withCopyOfStore(build, plan.large, (store) => hour(build, store, shareOf(plan))));
  }
  const rendered = (sample: Sample) => (sample.with.rendered - sample.without.rendered) / sample.changes;
  const times = (sample: Sample) => sample.with.cpu / sample.without.cpu;
  const [ours] = samples;
  const of = `${whole(ours?.changes ?? 0)} changes, ${whole(ours?.requests ?? 0)} requests`;
  const findings = ours
    ? [
        atMost(`renderings a change (${of})`, rendered(ours), RENDERINGS),
        atMost('CPU of that against the same without changes', times(ours), TIMES),
      ]
    : [];
  const rows = samples.map((sample) => [
    sample.build,
    whole(sample.requests),
    whole(sample.changes),
    whole(sample.without.rendered),
    whole(sample.with.rendered),
    rendered(sample).toFixed(1),
    (sample.without.cpu / 1_000).toFixed(1),
    (sample.with.cpu / 1_000).toFixed(1),
    times(sample).toFixed(2),
  ]);
  const head = [
    'build',
    'requests',
    'changes',
    'rendered without',
    'rendered with',
    'a change',
    'CPU s without',
    'CPU s with',
    'times',
  ];
  return { findings, tables: [{ title: `${plan.minutes} minutes of a newsroom`, head, rows }], samples };
}

type Share = Pick<Plan, 'keptPages' | 'cacheMb'> & { requests: number; crawled: number; changes: number };

/** What happens in so many minutes of the hour; of both kinds of change one at least. */
function shareOf({ minutes, keptPages, cacheMb }: Plan): Share {
  const of = (all: number) => Math.round((all * minutes) / 60);
  const changes = Math.max(2, of(CHANGES));
  return { keptPages, cacheMb, changes, crawled: of(CRAWLED), requests: of(READERS) + of(CRAWLED) };
}

/**
 * The two runs of one build on a store, in which it makes the changes.
 * @param share.requests those of the crawler included
 */
export async function hour(build: Build, store: BenchStore, share: Share): Promise<Sample> {
  const { requests, crawled, changes } = share;
  const server = await serveBuild(build, { DATA_DIR: store.dir, CACHE_MB: String(share.cacheMb) });
  try {
    const newest = newestAddresses(store, share.keptPages);
    say(`${build.name}: ${whole(newest.length)} addresses are kept`);
    await load({
      url: server.url,
      pathOf: (turn) => newest[turn] ?? '/',
      connections: CONNECTIONS,
      requests: newest.length,
      onProgress: progressLines(newest.length, 'pages to keep'),
    });
    /** The crawler goes on in the second run where it had stopped: what it asked for is kept. */
    const run = async (crawledBefore: number, work: (turn: number) => Promise<void>): Promise<Hour> => {
      const paths = traffic(store, newest, { requests, crawled, crawledBefore });
      const before = { rendered: renderedOf((await statusOf(server.url)).cache), cpu: cpuTimeOf(server.pid) };
      for (let turn = 0; turn <= changes; turn++) {
        const [from, to] = [turn, turn + 1].map((at) => Math.floor((at * requests) / (changes + 1)));
        const part = paths.slice(from, to);
        await load({
          url: server.url,
          pathOf: (n) => part[n] ?? '/',
          connections: CONNECTIONS,
          requests: part.length,
        });
        if (turn < changes) await work(turn);
      }
      return {
        rendered: renderedOf((await statusOf(server.url)).cache) - before.rendered,
        cpu: cpuTimeOf(server.pid) - before.cpu,
      };
    };
    say(`${build.name}: ${whole(requests)} requests without a change`);
    const without = await run(0, async () => {});
    say(`${build.name}: the same with ${changes} changes`);
    const withChanges = await run(crawled, async (turn) => {
      await change(build, store, turn);
      // Whoever asks first lets the server hear of it.
      await ask(server.url, newest[0] ?? '/');
      await settledStatusOf(server.url);
    });
    return { build: build.name, changes, requests, without, with: withChanges };
  } finally {
    await server.stop();
  }
}

type Traffic = { requests: number; crawled: number; crawledBefore: number };

/**
 * Every address that is asked for, in order: readers' by Zipf's law over the newest, and at even intervals the next one of
 * the archive, from its oldest article on.
 */
export function traffic(store: BenchStore, newest: string[], { requests, crawled, crawledBefore }: Traffic) {
  const draw = zipf(newest.length, SEED);
  const every = Math.floor(requests / crawled);
  let at = crawledBefore;
  return Array.from({ length: requests }, (_, turn) => {
    if (turn % every !== every - 1) return newest[draw()] ?? '/';
    const [path = '/'] = addressesOf(1 + at++, store.articles, store.until);
    return path;
  });
}
