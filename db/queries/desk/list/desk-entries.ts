import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type DeskStatus, deskStatus, nextAppearance } from '#lib/desk/desk-status.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import {
  article,
  articleAuthor,
  authorName,
  category,
  categoryName,
  deskEntry,
  edition,
  handOver,
  proposedCorrection,
  revision,
  slug,
} from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { currentSlug } from '../../editions/current-slug.ts';
import { assignmentsOf } from '../assignments.ts';
import { readable } from '../readable.ts';

/** One language of an article, as a row of the desk's list shows it. */
export type DeskEdition = {
  /** Of the draft; may be empty. */
  headline: string;
  status: DeskStatus;
  /** When readers get a text that they do not have yet. */
  appearsAt: Date | null;
  /** When it leaves the site, where that is planned and ahead. */
  endsAt: Date | null;
  /** The address, where readers may see it now. */
  publicSlug: string | null;
  /** Segments of the other language without a counterpart here, and those whose source has changed since. */
  missing: number;
  stale: number;
  /** Whether it, or a correction of it, waits for somebody to review it. */
  isToReview: boolean;
  /** When it was to go out, where it is held until a second person has approved it. */
  heldFor: Date | null;
  /** Who sent it back to its writer, and what is to be done; null where nobody did, or it has been handed over again since. */
  sentBack: { name: string; note: string } | null;
  /** Whether the other language was corrected in fact, and nobody has said what that means here. */
  isFactual: boolean;
};

export type DeskEntry = {
  articleId: number;
  originLocale: Locale;
  category: { id: number; key: string; name: string } | null;
  authors: string[];
  updatedAt: Date;
  createdAt: Date;
  /** The latest date that readers see, or will. */
  publishedAt: Date | null;
  editions: Record<Locale, DeskEdition | null>;
  /** Whose each language is, also one that has no text yet. `name` is '' where the account is gone. */
  assigned: Record<Locale, { name: string; dueAt: Date | null; isOverdue: boolean } | null>;
};

/** An article that was begun and has no text yet: a draft in the language it was begun in. */
const NO_TEXT = {
  headline: '',
  appearsAt: null,
  endsAt: null,
  publicSlug: null,
  missing: 0,
  stale: 0,
  isToReview: false,
  heldFor: null,
  sentBack: null,
  isFactual: false,
};

/**
 * What rows of the desk's list show of these articles, in this order. Those that the actor may not see are left out.
 * @param namesIn the language of the desk: categories and authors are named in it
 */
export async function deskEntries(args: {
  actor: Actor;
  articleIds: number[];
  namesIn: Locale;
}): Promise<DeskEntry[]> {
  const { actor, articleIds, namesIn } = args;
  if (articleIds.length === 0) return [];
  const { read, now } = theStore();
  const instant = now();
  const rows = await read
    .select({
      article,
      entry: deskEntry,
      edition,
      headline: revision.headline,
      slug: slug.slug,
      categoryKey: category.key,
      categoryName: categoryName.name,
      proposedId: proposedCorrection.id,
      said: handOver,
    })
    .from(article)
    .innerJoin(deskEntry, eq(deskEntry.articleId, article.id))
    .leftJoin(edition, eq(edition.articleId, article.id))
    .leftJoin(revision, eq(revision.id, edition.draftRevisionId))
    .leftJoin(slug, currentSlug('article', edition.articleId, edition.locale))
    .leftJoin(
      proposedCorrection,
      and(eq(proposedCorrection.articleId, edition.articleId), eq(proposedCorrection.locale, edition.locale)),
    )
    .leftJoin(handOver, eq(handOver.id, lastSaid))
    .leftJoin(category, eq(category.id, article.categoryId))
    .leftJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, namesIn)))
    .where(and(inArray(article.id, articleIds), readable(actor)));
  const authors = await read
    .select({ articleId: articleAuthor.articleId, name: authorName.name })
    .from(articleAuthor)
    .innerJoin(
      authorName,
      and(eq(authorName.authorId, articleAuthor.authorId), eq(authorName.locale, namesIn)),
    )
    .where(inArray(articleAuthor.articleId, articleIds))
    .orderBy(asc(articleAuthor.position));

  const assigned = await assignmentsOf(read, articleIds, instant);
  const assignedIn = (articleId: number, locale: Locale) => {
    const found = assigned.find((each) => each.articleId === articleId && each.locale === locale);
    return found ? { name: found.name ?? '', dueAt: found.dueAt, isOverdue: found.isOverdue } : null;
  };

  const entries = new Map<number, DeskEntry>();
  for (const row of rows) {
    const { id, categoryId, originLocale, createdAt, trashedAt } = row.article;
    const entry = entries.get(id) ?? {
      articleId: id,
      originLocale,
      category: categoryId
        ? { id: categoryId, key: row.categoryKey ?? '', name: row.categoryName ?? row.categoryKey ?? '' }
        : null,
      authors: authors.filter(({ articleId }) => articleId === id).map(({ name }) => name),
      updatedAt: row.entry.updatedAt,
      createdAt,
      publishedAt: row.entry.publishedAt.getTime() > 0 ? row.entry.publishedAt : null,
      editions: { ja: null, en: null },
      assigned: { ja: assignedIn(id, 'ja'), en: assignedIn(id, 'en') },
    };
    entries.set(id, entry);
    if (!row.edition) {
      entry.editions[originLocale] = { ...NO_TEXT, status: trashedAt ? 'trashed' : 'draft' };
      continue;
    }
    const { locale, unpublishAt, stage, draftRevisionId, liveRevisionId, scheduledRevisionId } = row.edition;
    const facts = { ...row.edition, trashedAt };
    const status = deskStatus(facts, instant);
    const isPublic = status === 'live' || status === 'changed';
    entry.editions[locale] = {
      headline: row.headline ?? '',
      status,
      appearsAt: nextAppearance(facts, instant),
      endsAt: isPublic && unpublishAt && unpublishAt > instant ? unpublishAt : null,
      publicSlug: isPublic ? row.slug : null,
      missing: locale === 'ja' ? row.entry.missingJa : row.entry.missingEn,
      stale: locale === 'ja' ? row.entry.staleJa : row.entry.staleEn,
      isFactual: row.edition.factualSince !== null && row.edition.factualSince <= instant,
      isToReview:
        row.proposedId !== null ||
        (stage === 'review' && ![liveRevisionId, scheduledRevisionId].includes(draftRevisionId)),
      heldFor: row.edition.heldAt,
      sentBack: sentBackOf(row.edition, row.said),
    };
  }
  return articleIds.flatMap((id) => entries.get(id) ?? []);
}

/** The number of what was said last of an edition's drafts. */
const lastSaid = sql`(select max(id) from hand_over where hand_over.article_id = ${edition.articleId}
  and hand_over.locale = ${edition.locale})`;

/** The same rule in SQL is in db/projections/project-desk.ts. */
function sentBackOf(
  { stage, liveRevisionId, scheduledRevisionId }: typeof edition.$inferSelect,
  said: typeof handOver.$inferSelect | null,
): DeskEdition['sentBack'] {
  const letOut = Math.max(liveRevisionId ?? 0, scheduledRevisionId ?? 0);
  const isBack = stage === 'writing' && said?.act === 'sent-back' && said.revisionId > letOut;
  return isBack ? { name: said.name, note: said.note } : null;
}
