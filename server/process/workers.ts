import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DamageFound, type DamageWatch, watchDamage } from '../health/damage-watch.ts';
import type { Log } from '../log.ts';
import { startOutbox } from '../outbox/start-outbox.ts';
import type { Settings } from '../settings.ts';
import { startBackups } from '../upkeep/start-backups.ts';
import { startUpkeep } from '../upkeep/start-upkeep.ts';
import { prepareStore } from './start-server.ts';
import type { Listen, WorkerSays } from './worker.ts';

/** A process that held its place for this long was well: the next one for it is forked at once. In milliseconds. */
const WELL = 60_000;
/** One that dies sooner is followed more and more slowly: at once, then after these milliseconds, doubled each time. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
/** When nobody listens and so many starts for each slot failed, one after another, nothing will change that. */
const MOST_FAILURES = 5;
/** Workers drain for 10 s at most; whoever is there after that hangs. */
const LONGEST_STOP = 12_000;

/** A place for one process that is prepared. */
type Slot = {
  /** From 1; the spare's is 0. */
  number: number;
  worker: Worker | undefined;
  /** Since when it has been there, in UTC milliseconds. */
  since: number;
  /** Milliseconds between its death and the next fork. */
  pause: number;
};

/**
 * Runs `settings.workers` processes that share the port and the store; the store's epoch keeps their caches true. The
 * primary prepares the store, looks for damage in it, drains the outbox, and minds the workers. It keeps a spare: a process that is prepared
 * but does not listen, and takes the slot of a worker that dies at once.
 *
 * Each death is followed by one fork, after the pause of the slot where the process sat, or for which it was forked. When
 * a process is prepared it takes an empty slot, or becomes the spare.
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
  const newSlot = (number: number): Slot => ({ number, worker: undefined, since: 0, pause: 0 });
  const slots = Array.from({ length: settings.workers }, (_, at) => newSlot(at + 1));
  const spare = newSlot(0);
  let isStarted = false;
  let isStopping = false;
  /** Starts that failed, one after another, since a worker listened last. */
  let failures = 0;
  let damage: DamageWatch | undefined;
  let stopOutbox = async () => {};
  let stopUpkeep = async () => {};
  let stopBackups = async () => {};

  const damageFound = (): DamageFound => ({ damagedTables: damage?.tables() ?? [] });

  /** Forks a process; resolves with its address once it listens, or with undefined when it died before. */
  function start(forkedFor: Slot): Promise<string | undefined> {
    return new Promise((resolve) => {
      const worker = cluster.fork({ PORT });
      let listened = false;
      worker.on('message', (words: WorkerSays) => {
        if ('prepared' in words) return seat(worker, slots.find((slot) => !slot.worker) ?? spare);
        listened = true;
        failures = 0;
        log.debug({ worker: worker.process.pid }, 'a worker listens');
        tell(worker, damageFound());
        resolve(words.url);
      });
      worker.once('exit', (code, signal) => {
        resolve(undefined);
        if (!isStopping) replace(worker, { forkedFor, listened, code, signal });
      });
    });
  }

  function seat(worker: Worker, slot: Slot): void {
    Object.assign(slot, { worker, since: Date.now() });
    log.debug({ worker: worker.process.pid, slot: slot.number }, 'a worker is prepared');
    if (slot !== spare) tell(worker, { listen: true });
  }

  function replace(
    worker: Worker,
    death: { forkedFor: Slot; listened: boolean; code: number | null; signal: string | null },
  ): void {
    const { forkedFor, listened, code, signal } = death;
    const left = [spare, ...slots].find((slot) => slot.worker === worker);
    if (listened) failures = 0;
    else if (left !== spare) failures += 1;
    const slot = left ?? forkedFor;
    if (left) {
      left.worker = undefined;
      if (Date.now() - left.since > WELL) left.pause = 0;
    }
    const { number, pause } = slot;
    const what = left === spare ? 'the spare died' : 'a worker died';
    log.error({ slot: number, worker: worker.process.pid, code, signal, forkIn: pause }, what);
    if (left && left !== spare && spare.worker) {
      seat(spare.worker, left);
      spare.worker = undefined;
    }
    if (isStarted && failures >= MOST_FAILURES * slots.length && slots.every((each) => !each.worker)) {
      giveUp(`None of the ${slots.length} workers could be started again. What they said is above.`);
    }
    slot.pause = Math.min(Math.max(FIRST_PAUSE, pause * 2), LONGEST_PAUSE);
    setTimeout(() => !isStopping && start(slot), pause);
  }

  async function stop(): Promise<void> {
    isStopping = true;
    damage?.stop();
    const workers = Object.values(cluster.workers ?? {});
    await Promise.all([
      stopOutbox(),
      stopUpkeep(),
      stopBackups(),
      ...workers.map((worker) => worker && stopWorker(worker)),
    ]);
    store.close();
  }

  const urls = await Promise.all(slots.map(start));
  const url = urls.find((each) => each !== undefined);
  if (url === undefined) {
    await stop();
    return giveUp(`None of the ${slots.length} workers could start. What they said is above.`);
  }
  isStarted = true;
  void start(spare);
  const onFound = () => {
    for (const { worker } of slots) if (worker) tell(worker, damageFound());
  };
  damage = watchDamage({ file: store.file, log, onFound });
  const siteUrl = settings.siteUrl.replace(/:0$/, `:${PORT}`);
  stopOutbox = await startOutbox({ settings: settings.outbox, siteUrl, store, log });
  if (settings.upkeep) stopUpkeep = startUpkeep({ store, log });
  stopBackups = startBackups({ settings, log });
  return { url, stop };
}

/** Tells a worker something. One that is just dying does not hear it, and that is no error: its exit comes next. */
function tell(worker: Worker, words: Listen | DamageFound): void {
  worker.send(words, () => {});
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
