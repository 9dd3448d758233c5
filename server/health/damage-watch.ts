import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { STORE_IS_DAMAGED } from '#db/store.ts';
import type { Log } from '../log.ts';

const SCRIPT = join(import.meta.dirname, 'check-damage.ts');
/** Soon after the start, once the first readers have been answered; then every six hours. Both in milliseconds. */
const FIRST = 5_000;
const EVERY = 6 * 3_600_000;

const run = promisify(execFile);

/** What is known of the store's pages: the names of damaged tables, none as long as all are whole. */
export type DamageWatch = { tables: () => string[]; stop: () => void };

/**
 * Looks for damage in the store now and then, in a process of its own with a lower priority. It is the primary's work
 * where there are workers: once for all of them.
 * @param options.onFound told after each look
 * @param options.first milliseconds until the first look; for tests
 */
export function watchDamage(options: {
  file: string;
  log: Log;
  onFound?: (tables: string[]) => void;
  first?: number;
}): DamageWatch {
  const { file, log, onFound = () => {}, first = FIRST } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let tables: string[] = [];
  let timer = setTimeout(look, first).unref();

  async function look(): Promise<void> {
    try {
      const args = ['--disable-warning=ExperimentalWarning', SCRIPT, file];
      const { stdout } = await run(process.execPath, args, { signal });
      tables = JSON.parse(stdout) as string[];
      if (tables.length > 0) log.error({ store: file, tables }, STORE_IS_DAMAGED);
      onFound(tables);
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error, store: file }, 'the store could not be searched for damage');
    }
    timer = setTimeout(look, EVERY).unref();
  }

  return {
    tables: () => tables,
    stop() {
      clearTimeout(timer);
      stopping.abort();
    },
  };
}

/** What the primary tells its workers. */
export type DamageFound = { damagedTables: string[] };

/** The same in a worker, which the primary tells what it found. */
export function hearOfDamage(): DamageWatch {
  let tables: string[] = [];
  const hear = (message: Partial<DamageFound>) => {
    tables = message.damagedTables ?? tables;
  };
  process.on('message', hear);
  return { tables: () => tables, stop: () => process.off('message', hear) };
}
