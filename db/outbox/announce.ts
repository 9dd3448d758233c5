import { randomUUID } from 'node:crypto';
import { and, type Column, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { idsIn } from '../freshness/words.ts';
import { publicEdition } from '../queries/editions/public-edition.ts';
import {
  type ArticleFacts,
  announced,
  article,
  articleAuthor,
  articleSource,
  articleTag,
  correction,
  outbox,
  outboxState,
} from '../schema.ts';
import { type Database, theStore } from '../store.ts';

type Told = typeof announced.$inferSelect;
type Event = typeof outbox.$inferInsert;

/** Whether changes are announced: only where a channel is configured (switch.ts). */
export async function isAnnouncing(database: Database): Promise<boolean> {
  const [state] = await database.select({ since: outboxState.since }).from(outboxState);
  return state?.since != null;
}

/**
 * Writes into the outbox what has changed of public editions since the world was last told of them: the one place that
 * decides about events. Called in the transaction of each visible change, and when a date has come. One statement where
 * nothing is announced.
 * @param words of the change: the articles that it names are looked at
 */
export async function announce(transaction: Database, words: Iterable<string>, now: Date): Promise<void> {
  const articleIds = idsIn(words, 'article');
  if (articleIds.length === 0 || !(await isAnnouncing(transaction))) return;
  const changedSources = new Set(idsIn(words, 'source'));
  for (let from = 0; from < articleIds.length; from += 500) {
    await announceSome(transaction, { articleIds: articleIds.slice(from, from + 500), changedSources, now });
  }
}

async function announceSome(
  transaction: Database,
  { articleIds, changedSources, now }: { articleIds: number[]; changedSources: Set<number>; now: Date },
): Promise<void> {
  const { columns, edition } = publicFacts(now);
  const public_ = await transaction
    .select({ ...columns, headline: edition.headline })
    .from(article)
    // A cross join keeps SQLite from beginning with the addresses, which would mean reading those of all articles.
    .crossJoin(edition)
    .where(and(inArray(article.id, articleIds), eq(edition.articleId, article.id)));
  const told = await transaction.select().from(announced).where(inArray(announced.articleId, articleIds));
  const isSame = (one: Told) => (other: Told) =>
    other.articleId === one.articleId && other.locale === one.locale;
  const gone = told.filter((row) => !public_.some(isSame(row)));
  const events: Event[] = gone.map(({ articleId, locale, slug, revisionId: revision }) =>
    eventOf('article.withdrawn', { articleId, locale }, { slug, revision }, now),
  );
  for (const { articleId, locale } of gone) {
    await transaction
      .delete(announced)
      .where(and(eq(announced.articleId, articleId), eq(announced.locale, locale)));
  }
  for (const { headline, ...row } of public_) {
    const before = told.find(isSame(row));
    const event = whatChanged(before, row, changedSources);
    if (event === undefined) continue;
    const translation = public_.find(
      (each) => each.articleId === row.articleId && each.locale !== row.locale,
    );
    const facts: ArticleFacts = {
      slug: row.slug,
      ...(before && before.slug !== row.slug && { oldSlug: before.slug }),
      revision: row.revisionId,
      headline,
      publishedAt: row.publishedAt.toISOString(),
      modifiedAt: row.modifiedAt?.toISOString() ?? null,
      translationSlug: translation?.slug ?? null,
    };
    events.push(eventOf(event, row, facts, now));
    await transaction
      .insert(announced)
      .values(row)
      .onConflictDoUpdate({ target: [announced.articleId, announced.locale], set: row });
  }
  if (events.length > 0) await transaction.insert(outbox).values(events);
}

/**
 * A minor change leaves the date that readers are told, and is no event. A correction says more than that something changed, so it is
 * told instead of that.
 */
function whatChanged(
  before: Told | undefined,
  now: Told,
  changedSources: Set<number>,
): Event['event'] | undefined {
  if (!before) return 'article.published';
  if (now.correctionId > before.correctionId) return 'article.corrected';
  const isSame =
    (before.revisionId === now.revisionId || before.modifiedAt?.getTime() === now.modifiedAt?.getTime()) &&
    before.slug === now.slug &&
    before.facts === now.facts &&
    !sourcesIn(now.facts).some((id) => changedSources.has(id)) &&
    before.publishedAt.getTime() === now.publishedAt.getTime();
  return isSame ? undefined : 'article.updated';
}

/** The sources by which facts of `announced` have them: what one of them is called stands elsewhere. */
function sourcesIn(facts: string): number[] {
  const ids: unknown = JSON.parse(facts).at(-1);
  return typeof ids === 'string' ? ids.split(',').map(Number) : [];
}

function eventOf(
  event: Event['event'],
  { articleId, locale }: Pick<Told, 'articleId' | 'locale'>,
  facts: ArticleFacts,
  at: Date,
): Event {
  return { key: randomUUID(), event, at, articleId, locale, facts };
}

/** The ids of what an article has several of, in their order, with commas. */
const idsOf = (
  of: typeof articleAuthor | typeof articleTag | typeof articleSource,
  id: Column,
  articleId: Column | SQL,
) =>
  sql`(select group_concat(${id} order by ${of.position}) from ${of} where ${of.articleId} = ${articleId})`;

/** The public editions, and of each the columns of `announced`. */
export function publicFacts(now: Date) {
  const edition = publicEdition(now);
  const latestCorrection = theStore()
    .read.select({ id: sql`coalesce(max(${correction.id}), 0)` })
    .from(correction)
    .where(
      and(
        eq(correction.articleId, edition.articleId),
        eq(correction.locale, edition.locale),
        lte(correction.at, now),
      ),
    );
  const columns = {
    articleId: edition.articleId,
    locale: edition.locale,
    revisionId: edition.revisionId,
    slug: edition.slug,
    publishedAt: edition.publishedAt,
    modifiedAt: edition.modifiedAt,
    correctionId: sql<number>`${latestCorrection}`.as('correction_id'),
    facts: sql<string>`json_array(${sql.join(
      [
        edition.categoryId,
        edition.heroMediaId,
        idsOf(articleAuthor, articleAuthor.authorId, edition.articleId),
        idsOf(articleTag, articleTag.tagId, edition.articleId),
        idsOf(articleSource, articleSource.sourceId, edition.articleId),
      ],
      sql`, `,
    )})`.as('facts'),
  };
  return { edition, columns };
}
