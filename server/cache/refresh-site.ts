import { engine } from '#db/engine/this-engine.ts';
import { getSiteSettings } from '#db/queries/site/site.ts';
import { isStoreError, type Store, theStore } from '#db/store.ts';
import { setSiteSettings } from '#lib/site/site-settings.ts';

const readAt = new WeakMap<Store, number>();

/**
 * Lets this process know of the site what the store has. Asked before anything is rendered or sent: it reads only where something has
 * changed that readers see. Where the store cannot be read, what was known stays.
 */
export async function refreshSite(): Promise<void> {
  const store = theStore();
  try {
    const epoch = store.epoch();
    if (readAt.get(store) === epoch) return;
    setSiteSettings(await getSiteSettings());
    readAt.set(store, epoch);
  } catch (error) {
    if (!isStoreError(engine.asStoreError(error))) throw error;
  }
}
