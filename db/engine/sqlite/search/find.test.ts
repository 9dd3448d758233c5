import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArticleDocument } from '#lib/article/document.ts';
import { seededRandom } from '#lib/cover/random.ts';
import { indexRow } from '#lib/search/index-row.ts';
import { parseQuery } from '#lib/search/query.ts';
import { MOST_PAGES, RESULTS_PER_PAGE, type SearchQuestion } from '#lib/search/question.ts';
import { connect } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { findArticles } from './find.ts';

/** How many texts are searched, and how many pieces of them are looked for. */
const { SEARCH_TEXTS = '600', SEARCH_QUERIES = '500', SEARCH_SEED = '7' } = process.env;
const FOLDER = join(import.meta.dirname, '../../../../content/articles');
const NOW = new Date('2026-11-01T00:00:00Z');

/** Sentences of the demo's articles, without our marks. */
const SENTENCES = readdirSync(FOLDER)
  .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').split('\n'))
  .flatMap((line) => line.replaceAll(/\[\^\d+\]|[*_{}|]|https?:\S+/g, '').match(/[^。.]+[。.]?/gu) ?? [])
  .map((sentence) => sentence.trim())
  .filter((sentence) => sentence.length > 8);

/** Chance that repeats itself. */
function chance(seed: number) {
  const next = seededRandom(seed);
  const number = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { number, pick: <T>(list: readonly T[]) => list[number(0, list.length - 1)] as T };
}

let database: Sqlite.Database;
const texts: string[] = [];

beforeAll(() => {
  database = connect(':memory:');
  migrate(database);
  database.pragma('foreign_keys = OFF');
  const random = chance(Number(SEARCH_SEED));
  const some = () => Array.from({ length: random.number(1, 4) }, () => random.pick(SENTENCES)).join('');
  database.transaction(() => {
    for (let id = 1; id <= Number(SEARCH_TEXTS); id++) {
      const paragraphs = [some(), some()];
      texts.push(...paragraphs);
      write(id, {
        v: 2,
        headline: random.pick(SENTENCES),
        lede: paragraphs[0] ?? '',
        outlook: { blocks: [{ id: 'a', kind: 'paragraph', text: paragraphs[1] ?? '' }] },
      });
    }
  })();
});

afterAll(() => database.close());

function write(id: number, document: ArticleDocument): void {
  const { title, body, extra, pieces } = indexRow(document);
  database
    .prepare(
      "insert into revision (id, article_id, locale, kind, actor, created_at, document, headline, lede) values (?, ?, 'ja', 'save', 'test', 0, ?, ?, '')",
    )
    .run(id, id, JSON.stringify(document), document.headline);
  database
    .prepare("insert into search_entry values (?, ?, 'ja', ?, 0, 8640000000000000, '')")
    .run(id, id, id);
  database
    .prepare('insert into search_words (rowid, title, body, extra) values (?, ?, ?, ?)')
    .run(id, title, body, extra);
  database.prepare('insert into search_pieces (rowid, pieces) values (?, ?)').run(id, pieces);
}

function find(typed: string, order: SearchQuestion['order']) {
  return findArticles(database, { typed, locale: 'ja', filter: {}, order, now: NOW }, parseQuery(typed));
}

/** Whether an article is found by date: it begins the page after the article that would come before it. */
function isFoundByDate(typed: string, articleId: number): boolean {
  const before = articleId + 1;
  const { articles } = find(typed, {
    by: 'date',
    after: { publishedAt: new Date(before), articleId: before },
  });
  return articles[0]?.articleId === articleId;
}

/** Every article that is found by relevance, page after page; undefined where there are more than are shown. */
function allByRelevance(typed: string): number[] | undefined {
  const found: number[] = [];
  for (let page = 1; ; page++) {
    const { articles, hasMore, count } = find(typed, { by: 'relevance', page });
    if (count === null || count > MOST_PAGES * RESULTS_PER_PAGE) return undefined;
    found.push(...articles.map(({ articleId }) => articleId));
    if (!hasMore) return found;
  }
}

/** A piece of a text that somebody may look for: of a word of an alphabet its beginning, or all of it. */
function pieceOf(text: string, random: ReturnType<typeof chance>): string {
  const characters = Array.from(text);
  let from = random.number(0, characters.length - 1);
  while (
    from > 0 &&
    /[\p{L}\p{N}]/u.test(characters[from - 1] ?? '') &&
    /[a-zA-Z0-9\u00C0-\u024F\uFF10-\uFF5A]/u.test(characters[from] ?? '')
  )
    from--;
  return characters.slice(from, from + random.number(1, 12)).join('');
}

it('every piece of a text finds that text, by date and, where there are not more than a hundred, by relevance', () => {
  const random = chance(Number(SEARCH_SEED) + 1);
  const lost: string[] = [];
  for (let round = 0; round < Number(SEARCH_QUERIES); round++) {
    const at = random.number(0, texts.length - 1);
    const typed = pieceOf(texts[at] ?? '', random);
    if (
      parseQuery(typed).all.length === 0 ||
      /^\s*[-\u2010-\u2015\u2212\uFF0D]|\s[-\u2010-\u2015\u2212\uFF0D]\S/u.test(typed)
    )
      continue;
    const articleId = Math.floor(at / 2) + 1;
    if (!isFoundByDate(typed, articleId)) lost.push(`${typed} | by date`);
    else if (allByRelevance(typed)?.includes(articleId) === false) lost.push(typed);
  }
  expect(lost).toEqual([]);
}, 60_000);
