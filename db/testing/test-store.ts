import { rmSync } from 'node:fs';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';
import { newDataDir, START } from './template-store.ts';

export { START };

export type TestStore = {
  store: Store;
  dataDir: string;
  /** Moves the clock by which the public sees things. */
  setNow(instant: Date | string): void;
  [Symbol.dispose](): void;
};

/** A real store in a folder of its own, with the taxonomy and no article: `using test = await openTestStore()`. */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = newDataDir();
  let now = START;
  const { store } = await openStore({ dataDir, now: () => now });
  return {
    store,
    dataDir,
    setNow(instant) {
      now = new Date(instant);
    },
    [Symbol.dispose]() {
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
