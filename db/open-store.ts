import type { Contents, OpenedStore, OpenOptions } from './engine/engine.ts';
import { engine } from './engine/this-engine.ts';
import { fillDesk, isDeskUnfilled } from './projections/project-desk.ts';
import { fillRelated } from './projections/project-related.ts';
import { fillSearch, setIndexed } from './projections/rebuild-search.ts';

const CONTENTS: Contents = {
  async begin(transaction, now) {
    // Loaded here: a store is made once, and opened at every start.
    const { loadTaxonomy } = await import('./seed/load-taxonomy.ts');
    await loadTaxonomy(transaction, now);
    await setIndexed(transaction);
  },
  async complete(store, onProgress) {
    if (await isDeskUnfilled(store.read)) {
      await store.write((transaction) => fillDesk(transaction, store.now()));
    }
    await fillRelated(store, onProgress);
    await fillSearch(store, onProgress);
  },
};

/** Whether a folder holds a store. */
export function hasStore(dataDir: string): boolean {
  return engine.exists(dataDir);
}

/**
 * Opens the store of this process, with the taxonomy where it is new, and registers it for `theStore()`.
 * @throws StoreError with a sentence when it cannot be opened (`Engine.open`)
 */
export function openStore(options: OpenOptions): Promise<OpenedStore> {
  return engine.open(options, CONTENTS);
}
