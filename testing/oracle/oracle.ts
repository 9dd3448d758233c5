import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { comingEdges } from '#db/freshness/coming-edges.ts';
import { openStore } from '#db/open-store.ts';
import { randomFrom } from '#scripts/bench/random.ts';
import { type Answer, ask, connectToEach, statusOf } from '../ask.ts';
import { serveApart } from '../serve.ts';
import { newDataDir, START } from '../template-store.ts';
import { frozenClock } from './frozen-clock.ts';
import { addresses, doSomething } from './verbs.ts';

/** What readers got from a worker that keeps answers, and what they would have got from one that keeps none. */
export type Difference = { after: string; address: string; kept: string; fresh: string };

/**
 * Holds what is kept against what is true: a server with two workers that keep answers, one that renders each anew, and
 * two processes that change the store by chance. After each change, and after time has passed without one, all answers
 * of all are compared.
 * @param options.plant SQL over the column `words` of a change: what is left of them, to see that a missing word is found
 * @param options.commands how many changes; it ends at the first difference where something is planted
 * @returns the differences, and how many answers were compared
 */
export async function runOracle(options: {
  seed: number;
  commands: number;
  addressesAtOnce: number;
  plant?: string;
}): Promise<{ differences: Difference[]; compared: number; hits: number; done: Record<string, number> }> {
  const { seed, commands, addressesAtOnce, plant } = options;
  const random = randomFrom(seed);
  const clock = frozenClock(START);
  const dataDir = newDataDir();
  const { store } = await openStore({ dataDir, now: clock.now });
  if (plant) missWords(store.file, plant);
  const environment = {
    ...clock.environment,
    LOG_LEVEL: 'error',
    API_RATE: '0',
    DATA_DIR: dataDir,
    SITE_URL: 'http://127.0.0.1:3000',
  };
  const [keeping, rendering] = await Promise.all([
    serveApart({ ...environment, WORKERS: '2', CACHE_MB: '64' }),
    serveApart({ ...environment, WORKERS: '1', CACHE_MB: '0' }),
  ]);
  const other = await startCommander({ ...environment });
  let workers = await connectToEach(keeping.url, 2);
  const plain = new Agent({ keepAlive: true, maxSockets: 1 });
  const differences: Difference[] = [];
  const done: Record<string, number> = {};
  let compared = 0;
  let hits = 0;
  let backup: string | undefined;
  let asked = ['/ja', '/en'];

  async function act(n: number): Promise<string> {
    const one = random.number(1, 100);
    if (one <= 12) return passTime();
    if (one === 13 && backup === undefined) {
      backup = join(dataDir, 'older.db');
      await copyStore(store.file, backup);
      return 'backup';
    }
    if (one === 14 && backup !== undefined) {
      // A rendering that spans two restores of one backup would begin and end at its epoch, and have read what was between.
      for (const { agent } of workers) {
        while ((await statusOf(keeping.url, agent)).cache.warming > 0) await sleep(20);
      }
      await copyStore(backup, store.file);
      return 'older store';
    }
    const next = seed * 1_000_003 + n;
    return n % 2 === 0 ? doSomething(next) : askCommander(other, next);
  }

  /** To the next date at which something changes without a write, or for some minutes. */
  async function passTime(): Promise<string> {
    const now = clock.now().getTime();
    const { edges } = await comingEdges(store.read, clock.now());
    const next = random.number(1, 3) > 1 ? edges[0]?.at : undefined;
    clock.set(new Date(next ?? now + random.number(1, 40) * 60_000));
    return 'time';
  }

  /** A connection that nobody used for a minute is closed, and the next one may lead to the other worker. */
  async function connectAgain(): Promise<void> {
    const pids = await Promise.all(
      workers.map(async ({ agent }) => (await statusOf(keeping.url, agent)).pid),
    );
    if (new Set(pids).size === workers.length) return;
    for (const { agent } of workers) agent.destroy();
    workers = await connectToEach(keeping.url, workers.length);
  }

  async function compare(after: string): Promise<void> {
    await connectAgain();
    for (const address of asked) {
      const fresh = await ask(rendering.url, address, { agent: plain });
      const expected = summary(fresh);
      for (const { agent } of workers) {
        const kept = await ask(keeping.url, address, { agent });
        compared += 1;
        if (String(kept.headers['server-timing']).includes('desc=hit')) hits += 1;
        if (summary(kept) !== expected) {
          differences.push({ after, address, kept: summary(kept), fresh: expected });
        }
      }
    }
  }

  try {
    for (let n = 1; n <= commands; n++) {
      const did = await act(n);
      done[did] = (done[did] ?? 0) + 1;
      await compare(`${n}: ${did}`);
      if (plant && differences.length > 0) break;
      // Mostly the same, so that they are kept; some others each time.
      if (n % 3 === 0) asked = random.some([...new Set(await addresses())], addressesAtOnce);
    }
  } finally {
    for (const { agent } of workers) agent.destroy();
    plain.destroy();
    other.kill();
    store.close();
    await Promise.all([keeping.stop(), rendering.stop()]);
  }
  return { differences, compared, hits, done };
}

/** All of an answer that readers, browsers and shared caches go by. */
function summary({ status, headers, text }: Answer): string {
  const { location, etag, 'cache-control': age } = headers;
  return JSON.stringify([status, location, etag, age, text]);
}

/** Changes go on being written, but some of their words are missing. */
function missWords(file: string, left: string): void {
  const database = new Sqlite(file);
  database.exec(
    `create trigger miss_words after insert on change begin
      update change set words = (select json_group_array(value) from json_each(new.words) where ${left}) where epoch = new.epoch;
    end`,
  );
  database.close();
}

/** Puts what is in one database file into another, which may be open elsewhere. */
async function copyStore(from: string, to: string): Promise<void> {
  const database = new Sqlite(from);
  await database.backup(to);
  database.close();
}

async function startCommander(environment: Record<string, string>): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'commander.ts'), {
    env: { ...process.env, ...environment },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await once(child, 'message');
  return child;
}

async function askCommander(child: ChildProcess, seed: number): Promise<string> {
  child.send(seed);
  const [said] = (await once(child, 'message')) as [{ verb?: string; error?: string }];
  if (said.verb === undefined) throw new Error(`The other process failed: ${said.error}`);
  return said.verb;
}
