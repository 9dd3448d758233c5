import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import { prepareStore } from './start-server.ts';

/** A worker that dies soon after its start is replaced more and more slowly, up to this many milliseconds. */
const LONGEST_PAUSE = 10_000;
/** Workers drain for 10 s at most; whoever is there after that hangs. */
const LONGEST_STOP = 12_000;

/** What a worker tells the primary once it listens. */
export type Listening = { url: string };

/**
 * Runs `settings.workers` processes that share the port and the store; the store's epoch keeps their caches true. The
 * primary prepares the store and minds the workers: one that dies is replaced.
 * @param main the script that a worker runs
 * @returns once all of them listen: their address, and a function that stops them all
 * @throws when the first workers cannot start; they have said why. The system's error when the port cannot be had
 */
export async function startWorkers(options: {
  settings: Settings;
  main: string;
  log: Log;
  onProgress: (sentence: string) => void;
}): Promise<{ url: string; stop: () => Promise<void> }> {
  const { settings, main, log, onProgress } = options;
  const { store } = await prepareStore({ settings, onProgress });
  const PORT = String(await freePort(settings));

  cluster.setupPrimary({ exec: main });
  let isStopping = false;
  let pause = 100;

  function replace(worker: Worker, code: number, signal: string, lived: number): void {
    if (isStopping) return;
    pause = lived > 60_000 ? 100 : Math.min(pause * 2, LONGEST_PAUSE);
    log.error({ worker: worker.process.pid, code, signal, replacedIn: pause }, 'a worker died');
    setTimeout(() => !isStopping && start(() => {}), pause);
  }

  function start(onListening: (url: string) => void): Worker {
    const started = Date.now();
    const worker = cluster.fork({ PORT });
    let listens = false;
    worker.on('message', ({ url }: Listening) => {
      listens = true;
      log.debug({ worker: worker.process.pid }, 'a worker listens');
      onListening(url);
    });
    worker.once('exit', (code, signal) => replace(worker, code, signal, listens ? Date.now() - started : 0));
    return worker;
  }

  async function stop(): Promise<void> {
    isStopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve) => {
            const late = setTimeout(() => worker.process.kill('SIGKILL'), LONGEST_STOP);
            worker.once('exit', () => {
              clearTimeout(late);
              resolve();
            });
            worker.process.kill('SIGTERM');
          }),
      ),
    );
    store.close();
  }

  const listening = Array.from({ length: settings.workers }, () => {
    return new Promise<string>((resolve, reject) => {
      const worker = start(resolve);
      worker.once('exit', () => reject(new Error('The workers could not start.')));
    });
  });
  try {
    const [url = ''] = await Promise.all(listening);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
