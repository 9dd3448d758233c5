import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { publicRevisionId } from '#lib/article/edition-state.ts';
import type { RevisionEntry, RevisionPage } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, edition, revision } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readable } from '../readable.ts';

const PAGE = 50;

/** Revisions of an article of one language or both, newest first; null for whoever may not see the article. */
export async function listRevisions(args: {
  actor: Actor;
  articleId: number;
  locale?: Locale | undefined;
  /** The id of the last one that was shown. */
  before?: number | undefined;
}): Promise<RevisionPage | null> {
  const { actor, articleId, locale, before } = args;
  const [visible] = await theStore()
    .read.select({ id: article.id })
    .from(article)
    .where(and(eq(article.id, articleId), readable(actor)));
  if (!visible) return null;
  const found = await select(
    and(
      eq(revision.articleId, articleId),
      locale && eq(revision.locale, locale),
      before === undefined ? undefined : lt(revision.id, before),
    ),
    PAGE + 1,
  );
  const revisions = found.slice(0, PAGE);
  return { revisions, next: found.length > PAGE ? (revisions.at(-1)?.id ?? null) : null };
}

/** The same of single revisions of an article, in the order of their ids; those that are not its own are left out. */
export async function findRevisions(args: {
  actor: Actor;
  articleId: number;
  ids: number[];
}): Promise<RevisionEntry[]> {
  const { actor, articleId, ids } = args;
  return select(
    and(eq(revision.articleId, articleId), inArray(revision.id, ids), readable(actor)),
    ids.length,
  );
}

async function select(where: ReturnType<typeof and>, limit: number): Promise<RevisionEntry[]> {
  const { read, now } = theStore();
  const rows = await read
    .select({
      id: revision.id,
      locale: revision.locale,
      kind: revision.kind,
      by: revision.actor,
      at: revision.createdAt,
      headline: revision.headline,
      edition,
      trashedAt: article.trashedAt,
    })
    .from(revision)
    .innerJoin(article, eq(article.id, revision.articleId))
    .innerJoin(edition, and(eq(edition.articleId, revision.articleId), eq(edition.locale, revision.locale)))
    .where(where)
    .orderBy(desc(revision.id))
    .limit(limit);
  return rows.map(({ edition: facts, trashedAt, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    isDraft: facts.draftRevisionId === row.id,
    isPublic: publicRevisionId({ ...facts, trashedAt }, now()) === row.id,
    isScheduled: facts.scheduledRevisionId === row.id,
  }));
}
