import { join } from 'node:path';
import { countArticles } from '#db/bench/fill-store.ts';
import { connect } from '#db/engine/sqlite/connect.ts';
import { openStore } from '#db/open-store.ts';
import { loadDemo } from '#db/seed/load-demo.ts';
import { ROOT } from '../cli/tool.ts';
import { endOfDates, makeStore } from './make-store.ts';
import { type BenchStore, say } from './plan.ts';
import { progressLines } from './progress.ts';

/** Later than all that is dated ahead in the demo. */
const LATER = 60 * 24 * 3_600_000;

/** A store that is searched: a connection that only reads it, and the time at which it is. */
export type SearchedStore = { database: ReturnType<typeof connect>; now: Date };

export function searched(dir: string, until: Date): SearchedStore {
  return {
    database: connect(join(dir, 'prism.db'), { readonly: true }),
    now: new Date(until.getTime() + LATER),
  };
}

/** The store of the demo's articles among so many invented ones, made where it is missing. */
export async function demoStore(articles: number): Promise<BenchStore> {
  const dir = join(ROOT, 'data-bench', `demo-${articles}`);
  await makeStore({ dir, articles, onProgress: progressLines(articles, 'articles') });
  const { store } = await openStore({ dataDir: dir, create: false });
  try {
    // Once: the demo has a withdrawn article, which cannot be loaded over itself.
    if ((await countArticles()) === articles) await loadDemo(say);
  } finally {
    store.close();
  }
  return { dir, articles, until: endOfDates(dir) };
}
