import { and, asc, eq, gte, lt, max, sql } from 'drizzle-orm';
import { LOCALES } from '#lib/locale.ts';
import type { Ranged, SitemapFile } from '#lib/seo/sitemaps/sitemap-files.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, SITEMAP_RANGE, sitemapWord } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { article, author, tag } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import type { TopicKind } from '../taxonomy/get-topic.ts';
import { listSitemapTopics } from './list-sitemap-topics.ts';

const TOPICS = { tags: 'tag', authors: 'author' } as const satisfies Record<
  Exclude<Ranged, 'articles'>,
  TopicKind
>;

/**
 * The files of the sitemap that there are. Ranges of articles without a public edition are hopped over, so that it costs a
 * few steps for each file, however many articles there are.
 */
export async function listSitemapFiles(): Promise<SitemapFile[]> {
  // Every edition stands in the list of its language, under whatever date.
  for (const locale of LOCALES) noteList(listName(locale, 'all'));
  const articles = await rangesOfArticles();
  return [
    { kind: 'pages' },
    ...LOCALES.map((locale) => ({ kind: 'news', locale }) as const),
    ...articles.map((range) => ({ kind: 'articles', range }) as const),
    ...(await rangesOfTopics('tags')),
    ...(await rangesOfTopics('authors')),
  ];
}

/** Whether there is such a file. One that would be empty is not there. */
export async function hasSitemapFile(file: SitemapFile): Promise<boolean> {
  switch (file.kind) {
    case 'pages':
    case 'news':
      return true;
    case 'articles': {
      const from = file.range * SITEMAP_RANGE;
      noteRead(sitemapWord(from));
      return (await firstPublicFrom(from, from + SITEMAP_RANGE)) !== undefined;
    }
    default:
      return (await listSitemapTopics({ kind: TOPICS[file.kind], range: file.range })).length > 0;
  }
}

async function rangesOfArticles(): Promise<number[]> {
  const ranges: number[] = [];
  for (let from = 0; ; ) {
    const first = await firstPublicFrom(from, Number.MAX_SAFE_INTEGER);
    if (first === undefined) return ranges;
    const range = Math.floor(first / SITEMAP_RANGE);
    ranges.push(range);
    from = (range + 1) * SITEMAP_RANGE;
  }
}

async function firstPublicFrom(from: number, until: number): Promise<number | undefined> {
  const [first] = await firstPublic({ from, until, now: theStore().now().getTime() });
  return first?.articleId;
}

const firstPublic = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  return (
    read
      .select({ articleId: article.id })
      .from(article)
      // A cross join keeps SQLite from beginning with another table, which would mean sorting all that follow.
      .crossJoin(edition)
      .where(
        and(
          gte(article.id, sql.placeholder('from')),
          lt(article.id, sql.placeholder('until')),
          eq(edition.articleId, article.id),
          eq(article.noindex, false),
        ),
      )
      .orderBy(asc(article.id))
      .limit(1)
  );
});

async function rangesOfTopics(kind: keyof typeof TOPICS): Promise<SitemapFile[]> {
  const [last] = await lastOf({}, kind);
  const files: SitemapFile[] = [];
  for (let range = 0; range * SITEMAP_RANGE <= (last?.id ?? 0); range++) {
    if (await hasSitemapFile({ kind, range })) files.push({ kind, range });
  }
  return files;
}

const lastOf = prepared((read, kind: keyof typeof TOPICS) => {
  const table = kind === 'tags' ? tag : author;
  return read.select({ id: max(table.id) }).from(table);
});
