import { rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openStore } from '#db/open-store.ts';
import type { Store } from '#db/store.ts';
import { newDataDir, START } from './template-store.ts';

export { START };

export type TestStore = {
  store: Store;
  dataDir: string;
  /** Moves the clock by which the public sees things. */
  setNow(instant: Date | string): void;
  /** The texts of the statements that are sent, by whomever, until `work` is done. */
  sentDuring(work: () => Promise<unknown>): Promise<string[]>;
  [Symbol.dispose](): void;
};

/**
 * A real store in a folder of its own, with the taxonomy and no article: `using test = await openTestStore()`. It answers
 * each statement a turn of the event loop later, as a database over a network would: without its `await`, a statement
 * has not run when the next one does.
 */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = newDataDir();
  let now = START;
  let sent: string[] = [];
  const { store } = await openStore({
    dataDir,
    now: () => now,
    async beforeStatement(text) {
      sent.push(text);
      await nextTurn();
    },
  });
  return {
    store,
    dataDir,
    setNow(instant) {
      now = new Date(instant);
    },
    async sentDuring(work) {
      sent = [];
      await work();
      return sent;
    },
    [Symbol.dispose]() {
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
