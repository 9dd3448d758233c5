import { setTimeout as pause } from 'node:timers/promises';
import { indexDrafts } from '#db/projections/index-drafts.ts';
import { mergeSearch } from '#db/projections/merge-search.ts';
import { lastRelatedDue, relateDue } from '#db/projections/project-related.ts';
import type { Store } from '#db/store.ts';
import type { Log } from '../log.ts';
import { logSparingly } from '../log-sparingly.ts';

/** Milliseconds between two looks for something to do. */
const STEP = 5_000;
/** Editions that are looked at in one step. */
const RELATED = 20;
/** Milliseconds between two steps of merging the index: those who are served meanwhile wait for one at most. */
const PAUSE = 50;
/** Entries of the audit whose drafts are indexed in one step. */
const DRAFTS = 50;

/**
 * Does as long as the process runs what a change leaves for later, since it would make whoever publishes wait: a little at a time, so
 * that readers notice nothing.
 * @returns a function that stops it
 */
export function startUpkeep(options: {
  store: Store;
  log: Log;
  /** Milliseconds between two looks. */
  every?: number;
}): () => Promise<void> {
  const { store, log, every = STEP } = options;
  const logFailure = logSparingly(log, 'what a change leaves for later is not done');
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let stepping = Promise.resolve();
  let relatedUntil = 0;

  async function step(): Promise<void> {
    try {
      // What has just become due waits for the next look: whoever publishes often goes on at once, and readers come to what is new.
      const until = await lastRelatedDue(store);
      while (!isStopped && (await relateDue(store, { most: RELATED, until: relatedUntil })) > 0);
      relatedUntil = until;
      while (!isStopped && (await indexDrafts(store, DRAFTS)) > 0);
      while (!isStopped && (await mergeSearch(store))) await pause(PAUSE);
    } catch (error) {
      if (!isStopped) logFailure(error as Error);
    }
    if (!isStopped) timer = setTimeout(next, every).unref();
  }

  function next(): void {
    stepping = step();
  }

  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await stepping;
  };
}
