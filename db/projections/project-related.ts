import { and, asc, desc, eq, lte, max, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { writeChange } from '../freshness/changes.ts';
import { wordOf } from '../freshness/words.ts';
import { article, articleTag, listing, related, relatedDue, setting } from '../schema.ts';
import type { Database, Store } from '../store.ts';

/** Only this many of the newest articles of each list are compared, so that the cost has a bound. */
const CANDIDATES = 200;
/** Of the nearest, some may be hidden by a date or an embargo; the rest is enough. */
const RANKED = 12;
/** So many of the articles nearest to one that changed are looked at again. */
const NEIGHBOURS = 20;

/** Ids of the articles nearest to one, best first: most shared tags, then the same category, then the newest. */
export async function rankRelated(
  database: Database,
  { articleId, locale, limit = RANKED }: { articleId: number; locale: Locale; limit?: number },
): Promise<number[]> {
  const [own] = await database
    .select({
      categoryId: article.categoryId,
      tagIds: sql<string>`coalesce((select group_concat(${articleTag.tagId}) from ${articleTag} where ${articleTag.articleId} = ${articleId}), '')`,
    })
    .from(article)
    .where(eq(article.id, articleId));
  if (!own) return [];
  const near = [
    ...own.tagIds
      .split(',')
      .filter(Boolean)
      .map((id) => ({ kind: 'tag' as const, entityId: Number(id) })),
    ...(own.categoryId === null ? [] : [{ kind: 'category' as const, entityId: own.categoryId }]),
  ];
  if (near.length === 0) return [];
  // The newest of each list, each from its own index. How many of the lists an article stands in is how much it shares.
  const newest = near.map(
    ({ kind, entityId }) =>
      sql`select * from (select ${listing.articleId} as id, ${listing.publishedAt} as at, ${kind} as kind from ${listing} where ${and(eq(listing.kind, kind), eq(listing.entityId, entityId), eq(listing.locale, locale))} order by ${desc(listing.publishedAt)} limit ${CANDIDATES})`,
  );
  const rows = await database.execute<{ id: number }>(
    sql`select id from (${sql.join(newest, sql` union all `)}) where id <> ${articleId} group by id
      order by sum(kind = 'tag') desc, sum(kind = 'category') desc, max(at) desc, id desc limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** An article, and the languages in which its place in lists has changed. */
export type Moved = { articleId: number; locales: readonly Locale[] };

/**
 * Brings up to date which articles are nearest to those whose place in lists has changed, and to 20 at most of those near
 * them: to all that name them now would be without a bound. By their topics, at once; by what they say it is found a moment later
 * (`relateDue`), and stays until then where it was found before.
 * @returns the articles whose nearest are others now
 */
export async function projectRelated(transaction: Database, moved: Moved[]): Promise<number[]> {
  const changed = new Set<number>();
  let room = NEIGHBOURS;
  for (const { articleId, locale } of moved.flatMap(({ articleId, locales }) =>
    locales.map((locale) => ({ articleId, locale })),
  )) {
    const neighbours = room > 0 ? await neighboursOf(transaction, articleId, locale, room) : [];
    room -= neighbours.length;
    for (const each of [articleId, ...neighbours]) {
      if (await rewriteByTopics(transaction, each, locale)) changed.add(each);
      await markDue(transaction, { articleId: each, locale, spreads: each === articleId });
    }
  }
  return [...changed];
}

/** Those that name an article now, then those that may have to. */
async function neighboursOf(transaction: Database, articleId: number, locale: Locale, limit: number) {
  const naming = await transaction
    .select({ id: related.articleId })
    .from(related)
    .where(and(eq(related.relatedId, articleId), eq(related.locale, locale)))
    .orderBy(desc(related.articleId))
    .limit(limit);
  const near = await rankRelated(transaction, { articleId, locale, limit });
  return [...new Set([...naming.map(({ id }) => id), ...near])].slice(0, limit);
}

/** @returns whether the article's nearest are others now */
async function rewriteByTopics(transaction: Database, articleId: number, locale: Locale): Promise<boolean> {
  const before = await nearestNow(transaction, articleId, locale);
  if (before.some(({ by }) => by === 'words')) return false;
  const ranked = await rankRelated(transaction, { articleId, locale });
  return rewrite(transaction, { articleId, locale, by: 'topics' }, before, ranked);
}

type Nearest = Pick<typeof related.$inferSelect, 'relatedId' | 'by'>;

function nearestNow(transaction: Database, articleId: number, locale: Locale): Promise<Nearest[]> {
  return transaction
    .select({ relatedId: related.relatedId, by: related.by })
    .from(related)
    .where(and(eq(related.articleId, articleId), eq(related.locale, locale)))
    .orderBy(related.position);
}

/** @returns whether the article's nearest are others now, or stand in another order */
async function rewrite(
  transaction: Database,
  of: { articleId: number; locale: Locale; by: Nearest['by'] },
  before: Nearest[],
  ranked: number[],
): Promise<boolean> {
  const isSame = before.map(({ relatedId }) => relatedId).join() === ranked.join();
  if (isSame && before.every(({ by }) => by === of.by)) return false;
  await transaction
    .delete(related)
    .where(and(eq(related.articleId, of.articleId), eq(related.locale, of.locale)));
  if (ranked.length > 0) {
    await transaction
      .insert(related)
      .values(ranked.map((relatedId, index) => ({ ...of, position: index + 1, relatedId })));
  }
  return !isSame;
}

/** Lets the serving process find anew what is nearest to an edition. */
async function markDue(transaction: Database, due: typeof relatedDue.$inferInsert): Promise<void> {
  await transaction.insert(relatedDue).values(due);
}

/**
 * Finds what is nearest to some of the editions for which that is due, by what they say: off this thread, one after the other. What
 * becomes other on a page is a change like any other.
 * @param which.most so many are done at most
 * @param which.until of those that became due until this number (`lastRelatedDue`)
 * @returns how many were done
 */
export async function relateDue(
  store: Store,
  { most, until }: { most: number; until: number },
): Promise<number> {
  const rows = await store.read
    .select()
    .from(relatedDue)
    .where(lte(relatedDue.id, until))
    .orderBy(asc(relatedDue.id))
    .limit(most);
  const due = new Map(rows.map((row) => [`${row.articleId}:${row.locale}`, row]));
  for (const { id, articleId, locale } of due.values()) {
    const ofThis = rows.filter((row) => row.articleId === articleId && row.locale === locale);
    const ranked = await store.search.nearest({ articleId, locale, now: store.now() });
    await store.write(async (transaction) => {
      // What was marked meanwhile has changed after it was looked at, and stays due.
      await transaction
        .delete(relatedDue)
        .where(
          and(eq(relatedDue.articleId, articleId), eq(relatedDue.locale, locale), lte(relatedDue.id, id)),
        );
      if (ranked === null) return;
      const before = await nearestNow(transaction, articleId, locale);
      if (ofThis.some(({ spreads }) => spreads)) {
        for (const near of ranked.slice(0, SPREADS)) {
          await markDue(transaction, { articleId: near, locale, spreads: false });
        }
      }
      const isOther = await rewrite(transaction, { articleId, locale, by: 'words' }, before, ranked);
      if (isOther) await writeChange(transaction, [wordOf('article', articleId)]);
    });
  }
  return due.size;
}

/** The number of the edition that became due last; 0 where none is. */
export async function lastRelatedDue({ read }: Store): Promise<number> {
  const [last] = await read.select({ id: max(relatedDue.id) }).from(relatedDue);
  return last?.id ?? 0;
}

/** Of those nearest to an edition that changed, so many are looked at again: it may be one of theirs. */
const SPREADS = 5;

/** Under which the store remembers that all of its articles have their nearest. */
const FILLED = 'related.filled';
/** Articles in one transaction, so that others may write in between. */
const BATCH = 500;

/** How often is told how far it is, in milliseconds. */
const TELL_EVERY = 5_000;

/**
 * Fills the projection of a store from before there was one. A new store has nothing to fill.
 * @param onProgress told every 5 s how far it is, as a sentence: a hundred thousand articles take minutes
 */
export async function fillRelated(store: Store, onProgress?: (sentence: string) => void): Promise<void> {
  const [filled] = await store.read.select().from(setting).where(eq(setting.key, FILLED));
  if (filled) return;
  await rankAll(store, onProgress);
  await store.write(async (transaction) => {
    await transaction.insert(setting).values({ key: FILLED, value: true }).onConflictDoNothing();
  });
}

/**
 * Finds the nearest of all articles that stand in lists, the newest first.
 * @param onProgress as for `fillRelated`
 */
export async function rankAll(
  store: Store,
  onProgress: (sentence: string) => void = () => {},
): Promise<void> {
  const rows = await store.read
    .selectDistinct({ articleId: listing.articleId, locale: listing.locale })
    .from(listing)
    .where(eq(listing.kind, 'all'))
    .orderBy(desc(listing.articleId));
  let told = Date.now();
  for (let from = 0; from < rows.length; from += BATCH) {
    await store.write(async (transaction) => {
      for (const { articleId, locale } of rows.slice(from, from + BATCH)) {
        await rewriteByTopics(transaction, articleId, locale);
      }
    });
    const done = from + BATCH;
    if (done >= rows.length || Date.now() - told < TELL_EVERY) continue;
    told = Date.now();
    onProgress(`Finding related stories: ${done} of ${rows.length} texts ...`);
  }
}
