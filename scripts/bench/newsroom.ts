import { globSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '#lib/locale.ts';
import { articlePath, categoryPath, homePath } from '#lib/urls.ts';
import { ROOT } from '../cli/tool.ts';
import { type Build, runOf } from './builds.ts';
import type { BenchStore } from './plan.ts';
import { randomFrom } from './random.ts';
import texts from './texts.json' with { type: 'json' };
import { writeArticle } from './write-article.ts';

/** Corrections are of one of so many newest articles: what was published long ago is seldom touched. */
const RECENT = 50;
/** There are as many stories to publish as the demo has texts. */
const STORIES = globSync('content/articles/*.txt', { cwd: ROOT }).sort();

/**
 * What readers ask for of a store of invented articles, the most wanted first: the front page and the categories, then the
 * newest articles, each in both languages.
 * @param count how many addresses
 */
export function newestAddresses({ articles, until }: Pick<BenchStore, 'articles' | 'until'>, count: number) {
  const categories = [...new Set(texts.subjects.map(({ category }) => category))];
  const addresses = LOCALES.flatMap((locale) => [
    homePath(locale),
    ...categories.map((key) => categoryPath(locale, key)),
  ]);
  for (let index = articles; addresses.length < count && index >= 1; index--) {
    addresses.push(...addressesOf(index, articles, until));
  }
  return addresses.slice(0, count);
}

/** Both addresses of the `index`-th article (from 1, the oldest). */
export function addressesOf(index: number, articles: number, until: Date): string[] {
  const { editions } = writeArticle(index, articles, until);
  return editions.map(({ locale, slug }) => articlePath(locale, slug));
}

/**
 * Draws places from 0 to below `count` by Zipf's law with s = 1: the n-th is asked for 1/n as often as the first. The same
 * seed draws the same.
 */
export function zipf(count: number, seed: number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let place = 0; place < count; place++) {
    sum += 1 / (place + 1);
    sums[place] = sum;
  }
  const random = randomFrom(seed);
  const FINE = 2 ** 30;
  return () => {
    const wanted = ((random.number(0, FINE - 1) + 0.5) / FINE) * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/**
 * The `turn`-th change that a newsroom makes, by the command lines of the build itself: in turn a new story with category
 * and tags that many others have, and a correction of a recent article.
 */
export async function change(build: Build, store: BenchStore, turn: number): Promise<void> {
  if (turn % 2 === 0) await publishStory(build, store, turn / 2);
  else await correctArticle(build, store, (turn - 1) / 2);
}

/** Publishes the n-th new story. */
export async function publishStory({ root = ROOT }: Build, { dir }: BenchStore, n: number): Promise<void> {
  const file = STORIES[n];
  if (!file) throw new Error(`There are ${STORIES.length} stories to publish.`);
  const { category, tags } = texts.subjects[n % texts.subjects.length] ?? { category: '', tags: [] };
  const facts = ['--category', category, '--tags', tags.join(',')];
  await runOf(root, 'scripts/import.ts', [join(ROOT, file), '--publish', ...facts], dir);
}

async function correctArticle({ root = ROOT }: Build, { dir, articles }: BenchStore, n: number) {
  const id = articles - randomFrom(n).number(0, Math.min(RECENT, articles) - 1);
  const locale = LOCALES[n % LOCALES.length] ?? LOCALES[0];
  const args = ['correct', String(id), '--locale', locale, '--text', `Measured, ${n}.`];
  await runOf(root, 'scripts/article.ts', args, dir);
}
