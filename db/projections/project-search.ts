import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { type EditionFacts, publicRevisionId } from '#lib/article/edition-state.ts';
import { monthOf } from '#lib/month.ts';
import { storedIndexRow } from '#lib/search/index-row.ts';
import { facetWord } from '#lib/search/words.ts';
import { article, articleAuthor, articleTag, edition, revision, searchEntry } from '../schema.ts';
import type { Database } from '../store.ts';

export type Entry = typeof searchEntry.$inferSelect;

/** Whether an entry is of a text that readers never see as it is: the desk alone finds it. */
export const isDraft = ({ until }: Pick<Entry, 'until'>): boolean => until.getTime() === 0;

/** The last instant there is: of what has no end. */
const FOREVER = 8_640_000_000_000_000;

/**
 * Brings the search index up to date with an article, in the transaction that changed it. A revision that will be public from a date
 * on is written now and found from then on: the clock is asked when somebody searches, and no job has to run. Drafts are left alone
 * (index-drafts.ts).
 */
export async function projectSearch(transaction: Database, articleId: number, now: Date): Promise<void> {
  const before = await transaction.select().from(searchEntry).where(eq(searchEntry.articleId, articleId));
  const entries = await entriesOf(transaction, articleId, now);
  const isSame = (a: Entry, b: Entry) => a.revisionId === b.revisionId && a.facets === b.facets;
  const isKept = (old: Entry) =>
    entries.some((entry) => isSame(old, entry)) ||
    (isDraft(old) && entries.every(({ revisionId }) => revisionId !== old.revisionId));
  const gone = before.filter((old) => !isKept(old));
  if (gone.length > 0) {
    const ids = gone.map(({ revisionId }) => revisionId);
    await transaction.delete(searchEntry).where(inArray(searchEntry.revisionId, ids));
  }
  for (const entry of entries) {
    const old = before.find((row) => isSame(row, entry));
    if (!old) await writeEntry(transaction, entry);
    else if (JSON.stringify(old) !== JSON.stringify({ ...old, ...entry })) {
      await transaction.update(searchEntry).set(entry).where(eq(searchEntry.revisionId, entry.revisionId));
    }
  }
}

/**
 * Splits the texts of an article that readers may get next, for the transaction that follows: readers do not find them yet, or find
 * them no more.
 */
export async function splitAhead(read: Database, articleId: number): Promise<void> {
  const found = await read
    .select({ document: sql<string>`${revision.document}` })
    .from(edition)
    .innerJoin(
      revision,
      or(eq(revision.id, edition.draftRevisionId), eq(revision.id, edition.liveRevisionId)),
    )
    .leftJoin(searchEntry, eq(searchEntry.revisionId, revision.id))
    .where(
      and(
        eq(edition.articleId, articleId),
        or(isNull(searchEntry.revisionId), eq(searchEntry.until, new Date(0))),
      ),
    );
  for (const { document } of found) storedIndexRow(document);
}

/** Writes an entry and its text. */
export async function writeEntry(transaction: Database, entry: Entry): Promise<void> {
  await transaction.insert(searchEntry).values(entry);
  await writeTexts(transaction, entry, { words: sql`search_words`, pieces: sql`search_pieces` });
}

/** Writes the text of an entry into full-text tables. */
export async function writeTexts(
  transaction: Database,
  { revisionId, facets }: Pick<Entry, 'revisionId' | 'facets'>,
  into: { words: SQL; pieces: SQL },
): Promise<void> {
  const [found] = await transaction
    .select({ document: sql<string>`${revision.document}` })
    .from(revision)
    .where(eq(revision.id, revisionId));
  if (!found) return;
  const { title, body, extra, pieces } = storedIndexRow(found.document);
  await transaction.execute(
    sql`insert into ${into.words} (rowid, title, body, extra, facets) values (${revisionId}, ${title}, ${body}, ${extra}, ${facets})`,
  );
  await transaction.execute(
    sql`insert into ${into.pieces} (rowid, pieces) values (${revisionId}, ${`${pieces} ${facets}`})`,
  );
}

/** The revisions of an article that readers get now, or will when a date comes. */
export async function entriesOf(transaction: Database, articleId: number, now: Date): Promise<Entry[]> {
  const editions = await transaction
    .select({ edition, trashedAt: article.trashedAt, categoryId: article.categoryId })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .where(eq(edition.articleId, articleId));
  const tags = await transaction
    .select({ id: articleTag.tagId })
    .from(articleTag)
    .where(eq(articleTag.articleId, articleId));
  const authors = await transaction
    .select({ id: articleAuthor.authorId })
    .from(articleAuthor)
    .where(eq(articleAuthor.articleId, articleId));
  return editions.flatMap(({ edition: facts, trashedAt, categoryId }) => {
    const { locale, publishedAt } = facts;
    if (!publishedAt) return [];
    const facets = [
      facetWord('locale', locale),
      ...(categoryId === null ? [] : [facetWord('category', categoryId)]),
      ...tags.map(({ id }) => facetWord('tag', id)),
      ...authors.map(({ id }) => facetWord('author', id)),
      facetWord('month', monthOf(publishedAt).replace('-', '')),
      facetWord('year', monthOf(publishedAt).slice(0, 4)),
    ].join(' ');
    return spansOf({ ...facts, trashedAt }, now).map((span) => ({
      ...span,
      articleId,
      locale,
      publishedAt,
      facets,
    }));
  });
}

/**
 * The drafts of an article that readers do not get, neither now nor later.
 * @param entries those that they get
 */
export async function draftEntriesOf(
  transaction: Database,
  articleId: number,
  entries: Pick<Entry, 'revisionId'>[],
): Promise<Entry[]> {
  const drafts = await transaction
    .select({ revisionId: edition.draftRevisionId, locale: edition.locale })
    .from(edition)
    .where(eq(edition.articleId, articleId));
  const never = new Date(0);
  return drafts
    .filter(({ revisionId }) => entries.every((entry) => entry.revisionId !== revisionId))
    .map((draft) => ({ ...draft, articleId, publishedAt: never, begins: never, until: never, facets: '' }));
}

/** From when until when readers get which revision of an edition, as far as it is known now. */
function spansOf(facts: EditionFacts & { trashedAt: Date | null }, now: Date) {
  const { publishedAt, scheduledAt, embargoUntil, unpublishAt } = facts;
  const ahead = [publishedAt, scheduledAt, embargoUntil, unpublishAt].flatMap((date) =>
    date && date > now ? [date.getTime()] : [],
  );
  const times = [now.getTime(), ...[...new Set(ahead)].sort((a, b) => a - b)];
  const spans: { revisionId: number; begins: Date; until: Date }[] = [];
  for (const [index, time] of times.entries()) {
    const revisionId = publicRevisionId(facts, new Date(time));
    if (revisionId === null) continue;
    const until = new Date(times[index + 1] ?? FOREVER);
    const last = spans.at(-1);
    if (last?.revisionId === revisionId) last.until = until;
    // What is public now is so whatever clock somebody has who searches.
    else spans.push({ revisionId, begins: new Date(index === 0 ? 0 : time), until });
  }
  return spans;
}
