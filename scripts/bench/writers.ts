import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articlePath } from '#lib/urls.ts';
import { ROOT } from '../cli/tool.ts';
import { endOfDates, makeStore } from './make-store.ts';
import { writeArticle } from './write-article.ts';
import type { Change } from './writer.ts';

export type Writer = {
  /** Resolves once the change is in the store. */
  write: (change: Change) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a process that writes to the store in `dir` (writer.ts). */
export async function startWriter(dir: string): Promise<Writer> {
  const child = fork(join(ROOT, 'scripts/bench/writer.ts'), {
    env: { ...process.env, DATA_DIR: dir },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await once(child, 'message');
  return {
    async write(change) {
      child.send(change);
      const [result] = await once(child, 'message');
      if (!result.ok) throw new Error(`The change was refused: ${JSON.stringify({ change, result })}`);
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/**
 * A small store that may be written, which is gone afterwards; the ones in data-bench/ stay as they are.
 * @returns the addresses of its articles, in English; the n-th has the id n + 1
 */
export async function writableStore(): Promise<{ dir: string; paths: string[]; remove: () => void }> {
  const articles = 20;
  const dir = mkdtempSync(join(tmpdir(), 'prism-bench-'));
  await makeStore({ dir, articles });
  const until = endOfDates(dir);
  const paths = Array.from({ length: articles }, (_, n) => {
    const edition = writeArticle(n + 1, articles, until).editions.find(({ locale }) => locale === 'en');
    return articlePath('en', edition?.slug ?? '');
  });
  return { dir, paths, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
