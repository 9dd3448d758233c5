import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countArticles, fillStore, type SyntheticArticle } from '#db/bench/fill-store.ts';
import { hasStore, openStore } from '#db/open-store.ts';
import { mergeSearch } from '#db/projections/merge-search.ts';
import { CommandError } from '../cli/command-error.ts';
import { writeArticle } from './write-article.ts';

/** Lies beside a store of invented articles and says what belongs into it; a store without it is never touched. */
export const MARK = 'bench-data.json';

/** `isWhole` once all is written: nobody looks for related stories in a store a second time. */
type Mark = { articles: number; until: string; isWhole?: true };

export type Made = {
  /** Articles that this call wrote; 0 when all were there. */
  written: number;
  seconds: number;
};

/**
 * Makes a store of `articles` invented articles in `dir`, or finishes one that was begun there with the same number.
 * @param onProgress told after each batch how many articles there are
 * @throws CommandError when `dir` holds another store
 */
export async function makeStore(options: {
  dir: string;
  articles: number;
  onProgress?: (done: number) => void;
}): Promise<Made> {
  const { dir, articles, onProgress = () => {} } = options;
  const mark = claim(dir, articles);
  const started = performance.now();
  const { store } = await openStore({ dataDir: dir });
  try {
    if (mark.isWhole) return { written: 0, seconds: 0 };
    const before = await countArticles();
    const until = new Date(mark.until);
    await fillStore(remaining(before + 1, articles, until), (written) => onProgress(before + written));
    // As the serving process leaves its index once a day.
    while (await mergeSearch(store));
    writeMark(dir, { ...mark, isWhole: true });
    return { written: Math.max(0, articles - before), seconds: (performance.now() - started) / 1000 };
  } finally {
    store.close();
  }
}

/** The instant at which the dates of the store in `dir` end. */
export function endOfDates(dir: string): Date {
  const mark = readMark(dir);
  if (!mark) throw new CommandError(`${dir} was not made by bench:data.`);
  return new Date(mark.until);
}

function claim(dir: string, articles: number): Mark {
  const mark = readMark(dir);
  if (mark && mark.articles !== articles) {
    throw new CommandError(
      `${dir} holds a store of ${mark.articles} invented articles. Remove the folder, or choose another with --dir.`,
    );
  }
  if (mark) return mark;
  if (hasStore(dir)) {
    throw new CommandError(
      `${dir} holds a store that this command did not make; nothing was written. Choose another folder with --dir.`,
    );
  }
  const fresh = { articles, until: new Date().toISOString() };
  mkdirSync(dir, { recursive: true });
  writeMark(dir, fresh);
  return fresh;
}

function writeMark(dir: string, mark: Mark): void {
  writeFileSync(join(dir, MARK), `${JSON.stringify(mark)}\n`);
}

function readMark(dir: string): Mark | undefined {
  const file = join(dir, MARK);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Mark) : undefined;
}

function* remaining(from: number, to: number, until: Date): Generator<SyntheticArticle> {
  for (let index = from; index <= to; index++) yield writeArticle(index, to, until);
}
