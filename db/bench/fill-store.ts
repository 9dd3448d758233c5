import { createHash } from 'node:crypto';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { normalizedText } from '#lib/article/normalize.ts';
import type { Locale } from '#lib/locale.ts';
import { NEWSROOM } from '../newsroom.ts';
import { projectDesk } from '../projections/project-desk.ts';
import { rankAll } from '../projections/project-related.ts';
import { projectSearch } from '../projections/project-search.ts';
import {
  article,
  articleAuthor,
  articleSource,
  articleTag,
  author,
  category,
  edition,
  epoch,
  listing,
  revision,
  segment,
  slug,
  source,
  sourceName,
  tag,
} from '../schema.ts';
import { type Database, theStore } from '../store.ts';

/** An article made up for measuring, in both languages, published. */
export type SyntheticArticle = {
  /** Keys of content/taxonomy.json. */
  category: string;
  tags: string[];
  originLocale: Locale;
  editions: { locale: Locale; slug: string; publishedAt: Date; document: ArticleDocument }[];
  /** In the order in which `[^n]` counts them. One address is one source, whoever names it. */
  sources: { url: string; language: string; titles: Record<Locale, string> }[];
};

/** Articles in one transaction: enough to make the commit cheap, few enough that stopping loses little. */
const BATCH = 500;

/** How many articles the open store has. */
export async function countArticles(): Promise<number> {
  const [row] = await theStore().read.select({ count: count() }).from(article);
  return row?.count ?? 0;
}

/**
 * Writes published articles past the commands, a batch in a transaction, with prepared statements: the rows that the
 * commands would have written, but for the audit and the import record, and of each text's segments only the headline
 * and the lede.
 * @param onProgress told after each batch how many were written
 */
export async function fillStore(
  articles: Iterable<SyntheticArticle>,
  onProgress: (written: number) => void = () => {},
): Promise<void> {
  let written = 0;
  for (const batch of inBatches(articles)) {
    await theStore().write(async (transaction) => {
      const write = await writerFor(transaction);
      const ids: number[] = [];
      for (const each of batch) ids.push(await write(each));
      for (const id of ids) await projectSearch(transaction, id, theStore().now());
      await projectDesk(transaction, { from: Math.min(...ids), to: Math.max(...ids) }, theStore().now());
      await transaction.update(epoch).set({ value: sql`${epoch.value} + 1` });
    });
    written += batch.length;
    onProgress(written);
  }
  await rankAll(theStore());
}

function* inBatches(articles: Iterable<SyntheticArticle>): Generator<SyntheticArticle[]> {
  let batch: SyntheticArticle[] = [];
  for (const each of articles) {
    batch.push(each);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function writerFor(transaction: Database) {
  const insert = statements(transaction);
  const known = await knownIds(transaction);
  const { now } = theStore();
  const createdAt = now();

  async function addSource({ url, language, titles }: SyntheticArticle['sources'][number]): Promise<number> {
    const before = known.sources.get(url);
    if (before !== undefined) return before;
    const sourceId = await idFrom(insert.source, { url, language, createdAt });
    for (const [locale, title] of Object.entries(titles)) {
      await insert.sourceName.execute({ sourceId, locale, title, publisher: '' });
    }
    known.sources.set(url, sourceId);
    return sourceId;
  }

  return async (each: SyntheticArticle): Promise<number> => {
    const first = new Date(Math.min(...each.editions.map(({ publishedAt }) => publishedAt.getTime())));
    const categoryId = idOf(known.categories, each.category);
    const articleId = await idFrom(insert.article, {
      categoryId,
      originLocale: each.originLocale,
      createdAt: first,
    });
    const tagIds = each.tags.map((key) => idOf(known.tags, key));
    for (const [index, tagId] of tagIds.entries()) {
      await insert.articleTag.execute({ articleId, tagId, position: index + 1 });
    }
    await insert.articleAuthor.execute({ articleId, authorId: known.newsroom, position: 1 });
    for (const [index, given] of each.sources.entries()) {
      await insert.articleSource.execute({
        articleId,
        sourceId: await addSource(given),
        position: index + 1,
      });
    }
    for (const { locale, slug: address, publishedAt, document } of each.editions) {
      const { headline, lede } = document;
      const revisionId = await idFrom(insert.revision, {
        articleId,
        locale,
        kind: 'import',
        actor: 'bench',
        createdAt: publishedAt,
        document: parseDocument(document),
        headline,
        lede,
      });
      await insert.edition.execute({
        articleId,
        locale,
        revisionId,
        publishedAt,
        provenance: locale === each.originLocale ? 'original' : 'human-translation',
        createdAt: publishedAt,
      });
      await insert.slug.execute({ locale, slug: address, articleId, createdAt: publishedAt });
      for (const [position, [segmentId, text]] of [
        ['headline', headline] as const,
        ['lede', lede] as const,
      ].entries()) {
        const original = each.editions.find((other) => other.locale === each.originLocale)?.document;
        const isTranslation = locale !== each.originLocale && original !== undefined;
        await insert.segment.execute({
          articleId,
          locale,
          segmentId,
          position,
          hash: hashOf(text),
          normalizedHash: hashOf(normalizedText(text)),
          sourceHash: isTranslation ? hashOf(original[segmentId]) : null,
          sourceNormalizedHash: isTranslation ? hashOf(normalizedText(original[segmentId])) : null,
        });
      }
      const lists = [
        ['all', 0] as const,
        ['changed', 0] as const,
        ['category', categoryId] as const,
        ['author', known.newsroom] as const,
        ...tagIds.map((tagId) => ['tag', tagId] as const),
      ];
      for (const [kind, entityId] of lists) {
        await insert.listing.execute({ kind, entityId, locale, publishedAt, articleId });
      }
    }
    return articleId;
  };
}

/** Inserts a row whose number the store gives. */
async function idFrom(
  insert: { execute(values: Record<string, unknown>): Promise<{ id: number }[]> },
  values: Record<string, unknown>,
): Promise<number> {
  const [row] = await insert.execute(values);
  if (!row) throw new Error('A row that was written did not come back.');
  return row.id;
}

function statements(transaction: Database) {
  const given = sql.placeholder;
  return {
    article: transaction
      .insert(article)
      .values({
        categoryId: given('categoryId'),
        originLocale: given('originLocale'),
        createdAt: given('createdAt'),
      })
      .returning({ id: article.id })
      .prepare(),
    articleTag: transaction
      .insert(articleTag)
      .values({ articleId: given('articleId'), tagId: given('tagId'), position: given('position') })
      .prepare(),
    articleAuthor: transaction
      .insert(articleAuthor)
      .values({ articleId: given('articleId'), authorId: given('authorId'), position: given('position') })
      .prepare(),
    articleSource: transaction
      .insert(articleSource)
      .values({ articleId: given('articleId'), sourceId: given('sourceId'), position: given('position') })
      .prepare(),
    source: transaction
      .insert(source)
      .values({ url: given('url'), language: given('language'), createdAt: given('createdAt') })
      .returning({ id: source.id })
      .prepare(),
    sourceName: transaction
      .insert(sourceName)
      .values({
        sourceId: given('sourceId'),
        locale: given('locale'),
        title: given('title'),
        publisher: given('publisher'),
      })
      .prepare(),
    revision: transaction
      .insert(revision)
      .values({
        articleId: given('articleId'),
        locale: given('locale'),
        kind: given('kind'),
        actor: given('actor'),
        createdAt: given('createdAt'),
        document: given('document'),
        headline: given('headline'),
        lede: given('lede'),
      })
      .returning({ id: revision.id })
      .prepare(),
    edition: transaction
      .insert(edition)
      .values({
        articleId: given('articleId'),
        locale: given('locale'),
        draftRevisionId: given('revisionId'),
        liveRevisionId: given('revisionId'),
        publishedAt: given('publishedAt'),
        firstPublishedAt: given('publishedAt'),
        provenance: given('provenance'),
        createdAt: given('createdAt'),
      })
      .prepare(),
    slug: transaction
      .insert(slug)
      .values({
        scope: 'article',
        locale: given('locale'),
        slug: given('slug'),
        entityId: given('articleId'),
        createdAt: given('createdAt'),
      })
      .prepare(),
    segment: transaction
      .insert(segment)
      .values({
        articleId: given('articleId'),
        locale: given('locale'),
        segmentId: given('segmentId'),
        position: given('position'),
        hash: given('hash'),
        normalizedHash: given('normalizedHash'),
        sourceHash: given('sourceHash'),
        sourceNormalizedHash: given('sourceNormalizedHash'),
        origin: 'human',
      })
      .prepare(),
    listing: transaction
      .insert(listing)
      .values({
        kind: given('kind'),
        entityId: given('entityId'),
        locale: given('locale'),
        publishedAt: given('publishedAt'),
        articleId: given('articleId'),
      })
      .prepare(),
  };
}

async function knownIds(transaction: Database) {
  const categories = await transaction.select({ key: category.key, id: category.id }).from(category);
  const tags = await transaction
    .select({ key: tag.key, id: tag.id })
    .from(tag)
    .where(isNull(tag.mergedIntoId));
  const [newsroom] = await transaction
    .select({ id: author.id })
    .from(author)
    .where(and(eq(author.key, NEWSROOM)));
  const sources = await transaction.select({ url: source.url, id: source.id }).from(source);
  return {
    categories: new Map(categories.map(({ key, id }) => [key, id])),
    tags: new Map(tags.map(({ key, id }) => [key, id])),
    newsroom: newsroom?.id ?? 0,
    sources: new Map(sources.map(({ url, id }) => [url ?? '', id])),
  };
}

function idOf(ids: Map<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`content/taxonomy.json has no "${key}".`);
  return id;
}

/** As save-revision.ts writes it. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
