import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DamageFound, type DamageWatch, watchDamage } from '../health/damage-watch.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import { prepareStore } from './start-server.ts';

/** A worker that has listened for this long was well: the next one in its slot starts at once. In milliseconds. */
const WELL = 60_000;
/** One that dies sooner is replaced more and more slowly: at once, then after these milliseconds, doubled each time. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
/** When no worker of any slot could start so often, one after another, nobody is served and nothing will change that. */
const MOST_FAILURES = 5;
/** Workers drain for 10 s at most; whoever is there after that hangs. */
const LONGEST_STOP = 12_000;

/** What a worker tells the primary once it listens. */
export type Listening = { url: string };

/** A place for one worker, whichever process fills it at the moment. */
type Slot = { number: number; worker?: Worker; pause: number; failures: number };

/**
 * Runs `settings.workers` processes that share the port and the store; the store's epoch keeps their caches true. The
 * primary prepares the store, looks for damage in it, and minds the workers: one that dies is replaced.
 * @param options.main the script that a worker runs
 * @param options.giveUp ends the program with a sentence, when no worker could start or none can be replaced any more
 * @returns once each slot's first worker listens, or has died while another one listens: the address, and a function that
 *   stops them all
 * @throws StoreError when the store cannot be opened; the system's error when the port cannot be had
 */
export async function startWorkers(options: {
  settings: Settings;
  main: string;
  log: Log;
  onProgress: (sentence: string) => void;
  giveUp: (sentence: string) => never;
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const { settings, main, log, onProgress, giveUp } = options;
  const { store } = await prepareStore({ settings, onProgress }, log);
  const PORT = String(await freePort(settings));

  cluster.setupPrimary({ exec: main });
  const slots = Array.from({ length: settings.workers }, (_, at): Slot => {
    return { number: at + 1, pause: 0, failures: 0 };
  });
  let isStarted = false;
  let isStopping = false;
  let damage: DamageWatch | undefined;

  function tellDamage({ worker }: Slot): void {
    const found: DamageFound = { damagedTables: damage?.tables() ?? [] };
    if (worker?.isConnected()) worker.send(found);
  }

  /** Starts a worker in a slot; resolves with its address once it listens, or with undefined when it died before. */
  function start(slot: Slot): Promise<string | undefined> {
    return new Promise((resolve) => {
      const worker = cluster.fork({ PORT });
      slot.worker = worker;
      let listensSince: number | undefined;
      worker.on('message', ({ url }: Listening) => {
        listensSince = Date.now();
        slot.failures = 0;
        log.debug({ slot: slot.number, worker: worker.process.pid }, 'a worker listens');
        tellDamage(slot);
        resolve(url);
      });
      worker.once('exit', (code, signal) => {
        if (listensSince === undefined) slot.failures += 1;
        else if (Date.now() - listensSince > WELL) slot.pause = 0;
        resolve(undefined);
        if (!isStopping) replace(slot, { worker: worker.process.pid, code, signal });
      });
    });
  }

  function replace(slot: Slot, died: Record<string, unknown>): void {
    const { number, pause } = slot;
    log.error({ slot: number, ...died, replacedIn: pause }, 'a worker died');
    if (isStarted && slots.every(({ failures }) => failures >= MOST_FAILURES)) {
      giveUp(`None of the ${slots.length} workers could be started again. What they said is above.`);
    }
    slot.pause = Math.min(Math.max(FIRST_PAUSE, pause * 2), LONGEST_PAUSE);
    setTimeout(() => !isStopping && start(slot), pause);
  }

  async function stop(): Promise<void> {
    isStopping = true;
    damage?.stop();
    await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && stopWorker(worker)));
    store.close();
  }

  const urls = await Promise.all(slots.map(start));
  const url = urls.find((each) => each !== undefined);
  if (url === undefined) {
    await stop();
    return giveUp(`None of the ${slots.length} workers could start. What they said is above.`);
  }
  isStarted = true;
  damage = watchDamage({ file: store.file, log, onFound: () => slots.forEach(tellDamage) });
  return { url, stop };
}

function stopWorker(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => worker.process.kill('SIGKILL'), LONGEST_STOP);
    worker.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    worker.process.kill('SIGTERM');
  });
}

/**
 * The port that the workers will share. Each of them listens by itself, which would let them share it with a stranger
 * too: so whether it is free is found out here.
 */
function freePort({ host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, host, () => {
      const { port: actual } = probe.address() as AddressInfo;
      probe.close(() => resolve(actual));
    });
  });
}
