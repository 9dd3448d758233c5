import { join } from 'node:path';
import { ROOT } from '../cli/tool.ts';
import { endOfDates, makeStore } from './make-store.ts';
import { progressLines } from './progress.ts';

/** How much is done of everything. */
export type Plan = {
  /** Articles in the two stores. */
  small: number;
  large: number;
  /** Of each measurement, of which the median counts. */
  runs: number;
  /** Rounds in which every editor is typed into once. */
  pairs: number;
  /** Of one measurement. */
  seconds: number;
  warmUp: number;
  clients: number;
  writes: number;
  /** Rendered before memory is looked at, and after that. */
  warmPages: number;
  keptPages: number;
  unknownAddresses: number;
  slowConnections: number;
  /** Megabytes that a process may keep where `keptPages` are to fit. */
  cacheMb: number;
  /** Of the newsroom's traffic. */
  minutes: number;
  /** Invented articles among which those of the demo are searched. */
  searched: number;
  /** Random and hostile queries. */
  hostile: number;
  /** The root of another checkout that this one is held against, with its build; undefined for none. */
  base?: string;
};

export const FULL: Plan = {
  small: 1_000,
  large: 100_000,
  runs: 5,
  pairs: 9,
  seconds: 2,
  warmUp: 4,
  clients: 500,
  writes: 200,
  warmPages: 2_000,
  keptPages: 20_000,
  unknownAddresses: 200_000,
  slowConnections: 500,
  cacheMb: 512,
  minutes: 5,
  searched: 2_500,
  hostile: 20_000,
};

export const QUICK: Plan = {
  small: 200,
  large: 2_000,
  runs: 3,
  pairs: 2,
  seconds: 1,
  warmUp: 1,
  clients: 100,
  writes: 20,
  warmPages: 200,
  keptPages: 400,
  unknownAddresses: 4_000,
  slowConnections: 100,
  cacheMb: 64,
  minutes: 1,
  searched: 300,
  hostile: 500,
};

export type BenchStore = { dir: string; articles: number; until: Date };

/** The store of so many invented articles in data-bench/, made where it is missing. It is only ever read. */
export async function benchStore(articles: number): Promise<BenchStore> {
  const dir = join(ROOT, 'data-bench', String(articles));
  const { written } = await makeStore({ dir, articles, onProgress: progressLines(articles, 'articles') });
  if (written > 0) say(`Made a store of ${articles.toLocaleString('en')} articles.`);
  return { dir, articles, until: endOfDates(dir) };
}

/** What is being done, on standard error: standard output is for the figures. */
export function say(sentence: string): void {
  console.error(sentence);
}
