import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Drawing } from './draw-picture.ts';
import type { Delivery, Order } from './draw-thread.ts';

const SCRIPT = join(import.meta.dirname, 'draw-thread.ts');

/** How long the thread, and the font in it, outlive the last drawing, in milliseconds. */
const IDLE = 60_000;

export type DrawingThread = {
  /** @returns the bytes of a picture; rejects when it cannot be drawn, or when the thread ends */
  draw: (drawing: Drawing) => Promise<Uint8Array>;
  stop: () => Promise<void>;
};

/**
 * Draws in a thread of its own, since to read the font takes some 80 ms, and to set a headline up to 30. It is started when
 * it is first needed, and ends when nothing has been drawn for a minute.
 */
export function drawingThread({ mediaFolder }: { mediaFolder: string }): DrawingThread {
  let thread: ReturnType<typeof startThread> | undefined;
  let idle: NodeJS.Timeout | undefined;

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.end();
  }

  return {
    async draw(drawing) {
      clearTimeout(idle);
      if (!thread?.isAlive()) thread = startThread(mediaFolder);
      const { draw, isIdle } = thread;
      try {
        return await draw(drawing);
      } finally {
        clearTimeout(idle);
        if (isIdle()) idle = setTimeout(() => void stop(), IDLE).unref();
      }
    },
    stop,
  };
}

function startThread(mediaFolder: string) {
  const worker = new Worker(SCRIPT, { workerData: { mediaFolder } });
  worker.unref();
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let numbers = 0;
  let isAlive = true;
  let why = new Error('The thread that draws share pictures has ended.');
  worker.on('message', (delivery: Delivery) => {
    const one = waiting.get(delivery.number);
    waiting.delete(delivery.number);
    if ('bytes' in delivery) one?.resolve(delivery.bytes);
    else one?.reject(delivery.error);
  });
  worker.on('error', (error: Error) => {
    why = error;
  });
  worker.on('exit', () => {
    isAlive = false;
    for (const one of waiting.values()) one.reject(why);
    waiting.clear();
  });
  return {
    isAlive: () => isAlive,
    isIdle: () => waiting.size === 0,
    draw(drawing: Drawing): Promise<Uint8Array> {
      const one = Promise.withResolvers<Uint8Array>();
      const number = numbers++;
      waiting.set(number, one);
      worker.postMessage({ number, drawing } satisfies Order);
      return one.promise;
    },
    end: () => worker.terminate(),
  };
}
