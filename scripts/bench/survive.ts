import { renderedOf, statusOf } from '#testing/ask.ts';
import { CommandError } from '../cli/command-error.ts';
import { type Build, buildsOf, serveBuild, withCopyOfStore } from './builds.ts';
import { load } from './load.ts';
import { newestAddresses, publishStory } from './newsroom.ts';
import { type BenchStore, type Plan, say } from './plan.ts';
import { progressLines } from './progress.ts';
import { type Result, whole } from './report.ts';

const CONNECTIONS = 4;
/** Of a hundred kept pages. */
const LEAST = 99.8;

type Sample = {
  build: Build['name'];
  kept: number;
  /** How many the server says it dropped; undefined where it does not. */
  dropped: number | undefined;
  /** Answers that came from memory, and renderings, while all was asked for again. */
  hits: number;
  rendered: number;
};

/**
 * How many of the kept pages outlive the publication of one new story: all are asked for again, and each that was dropped
 * is rendered again once, by whoever asks or ahead of that.
 */
export async function measureSurvival(plan: Plan): Promise<Result> {
  const samples: Sample[] = [];
  for (const build of buildsOf(plan)) {
    samples.push(await withCopyOfStore(build, plan.large, (store) => survival(build, store, plan)));
  }
  const share = ({ kept, rendered }: Sample) => (100 * (kept - rendered)) / kept;
  const [ours] = samples;
  const measured = ours ? share(ours) : 0;
  const finding = {
    what: `kept pages that survive one publish, ${whole(ours?.kept ?? 0)} of ${whole(plan.large)} articles`,
    toReach: `≥ ${LEAST} %`,
    measured: `${measured.toFixed(2)} %`,
    reached: measured >= LEAST,
  };
  const rows = samples.map((sample) => [
    sample.build,
    whole(sample.kept),
    sample.dropped === undefined ? 'not told' : whole(sample.dropped),
    whole(sample.rendered),
    whole(sample.hits),
    `${share(sample).toFixed(2)} %`,
  ]);
  const head = ['build', 'kept', 'dropped', 'rendered again', 'hits', 'survived'];
  return { findings: [finding], tables: [{ title: 'One publish', head, rows }], samples };
}

/**
 * Keeps `plan.keptPages` addresses of a store, publishes one story in it, and asks for all again.
 * @throws CommandError when not all of them fit
 */
export async function survival(
  build: Build,
  store: BenchStore,
  plan: Pick<Plan, 'keptPages' | 'cacheMb'>,
): Promise<Sample> {
  const server = await serveBuild(build, { DATA_DIR: store.dir, CACHE_MB: String(plan.cacheMb) });
  try {
    const addresses = newestAddresses(store, plan.keptPages);
    const all = (unit: string) =>
      load({
        url: server.url,
        pathOf: (turn) => addresses[turn] ?? '/',
        connections: CONNECTIONS,
        requests: addresses.length,
        onProgress: progressLines(addresses.length, unit),
      });
    say(`${build.name}: ${whole(addresses.length)} addresses are kept`);
    await all('pages to keep');
    const before = (await statusOf(server.url)).cache;
    if (before.pages < addresses.length) {
      throw new CommandError(`Of ${addresses.length} pages ${before.pages} fit into ${plan.cacheMb} MB.`);
    }
    await publishStory(build, store, 0);
    const { hits } = await all('pages asked for again');
    const after = (await statusOf(server.url)).cache;
    const told: number | undefined = after.dropped;
    return {
      build: build.name,
      kept: addresses.length,
      dropped: told === undefined ? undefined : told - before.dropped,
      hits,
      rendered: renderedOf(after) - renderedOf(before),
    };
  } finally {
    await server.stop();
  }
}
