import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Search, SearchIsBusy } from '../../../search.ts';
import type { Answered, Asked } from './thread.ts';

const SCRIPT = join(import.meta.dirname, 'thread.ts');

/** So many wait for their answer; whoever comes then is told to come again. */
const MOST_WAITING = 64;

/**
 * Searches in a thread of its own, with a connection of its own: a question may take longer than a hundred kept pages, which go on
 * meanwhile. The thread is started by the first question.
 * @param file of the store
 */
export function searchThread(file: string): Search & { close(): void } {
  let thread: ReturnType<typeof startThread> | undefined;
  let isClosed = false;

  async function ask(question: Question) {
    if (isClosed) throw new Error('The store is closed.');
    if (!thread?.isAlive()) thread = startThread(file);
    return thread.ask(question);
  }

  return {
    find: (search) => ask({ search }) as ReturnType<Search['find']>,
    suggest: (suggest) => ask({ suggest }) as ReturnType<Search['suggest']>,
    drafts: (drafts) => ask({ drafts }) as ReturnType<Search['drafts']>,
    nearest: (nearest) => ask({ nearest }) as ReturnType<Search['nearest']>,
    close() {
      isClosed = true;
      void thread?.end();
    },
  };
}

type Question =
  | { search: Parameters<Search['find']>[0] }
  | { suggest: Parameters<Search['suggest']>[0] }
  | { drafts: Parameters<Search['drafts']>[0] }
  | { nearest: Parameters<Search['nearest']>[0] };

function startThread(file: string) {
  const worker = new Worker(SCRIPT, { workerData: { file } });
  worker.unref();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let numbers = 0;
  let isAlive = true;
  let why = new Error('The thread that searches has ended.');
  worker.on('message', (answered: Answered) => {
    const one = waiting.get(answered.number);
    waiting.delete(answered.number);
    // An idle thread keeps no process alive; one that is asked does, or a command would end before its answer.
    if (waiting.size === 0) worker.unref();
    if ('answer' in answered) one?.resolve(answered.answer);
    else one?.reject(answered.error);
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
    ask(question: Question): Promise<unknown> {
      if (waiting.size >= MOST_WAITING) return Promise.reject(new SearchIsBusy());
      const one = Promise.withResolvers<unknown>();
      const number = numbers++;
      waiting.set(number, one);
      worker.ref();
      worker.postMessage({ number, ...question } satisfies Asked);
      return one.promise;
    },
    end: () => worker.terminate(),
  };
}
