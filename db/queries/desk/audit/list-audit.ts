import { inArray, type SQL, sql } from 'drizzle-orm';
import { type AuditEntry, type AuditFilter, factsOfDetail } from '#lib/desk/audit.ts';
import { dayRange } from '#lib/desk/calendar.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { revision } from '../../../schema.ts';
import { theStore } from '../../../store.ts';

const PAGE = 50;
/** How many entries of one index a page may walk in search of those that meet every other condition, as in the list of articles. */
const WALK = 1_000;

type Row = {
  id: number;
  at: number;
  actor: string;
  action: string;
  articleId: number | null;
  locale: Locale | null;
  detail: string;
};

export type AuditPage = {
  entries: AuditEntry[];
  /** Where the next page begins; null after the first entry that was ever written. */
  next: number | null;
  /** Whether the walk ended before the page was full. */
  isCutShort: boolean;
};

/**
 * What was done, the latest first, of what the actor may know: administrators all of it, editors what was done to articles that they made.
 * @param args.before entries below this number
 * @returns null for who may not know
 */
export async function listAudit(args: {
  actor: Actor;
  filter: AuditFilter;
  before?: number | undefined;
  limit?: number;
}): Promise<AuditPage | null> {
  const { actor, filter, before, limit = PAGE } = args;
  const scope = scopeOf(actor, 'read-audit');
  if (scope === undefined || (scope !== 'all' && actor.userId === null)) return null;
  const rows = await theStore().read.execute<Row>(sql`
    select * from (${walkOf(filter, before)}) walked
    where ${sql.join([...conditionsOf(filter), readableBy(actor)], sql` and `)}
    order by id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  if (rows.length > limit)
    return { entries: shown.map(entryOf), next: shown.at(-1)?.id ?? null, isCutShort: false };
  const [last] = await theStore().read.execute<{ id: number }>(
    sql`select id from (${walkOf(filter, before)}) walked limit 1 offset ${WALK - 1}`,
  );
  return { entries: shown.map(entryOf), next: last?.id ?? null, isCutShort: last !== undefined };
}

/** One entry, as it was written; null where there is none that the actor may know of. */
export async function findAuditEntry(args: {
  actor: Actor;
  id: number;
}): Promise<(AuditEntry & { detail: Record<string, unknown> }) | null> {
  const scope = scopeOf(args.actor, 'read-audit');
  if (scope === undefined) return null;
  const [row] = await theStore().read.execute<Row>(sql`
    select * from (
      select id, at, actor, action, article_id as "articleId", locale, detail from audit where id = ${args.id}
    ) walked where ${readableBy(args.actor)}`);
  return row ? { ...entryOf(row), detail: JSON.parse(row.detail) as Record<string, unknown> } : null;
}

/** The revisions before these, by their numbers: what a text that was saved is compared with. */
export async function revisionsBefore(args: { actor: Actor; ids: number[] }): Promise<Map<number, number>> {
  if (args.ids.length === 0 || scopeOf(args.actor, 'read-audit') === undefined) return new Map();
  const rows = await theStore()
    .read.select({ id: revision.id, parentId: revision.parentId })
    .from(revision)
    .where(inArray(revision.id, args.ids));
  return new Map(rows.flatMap(({ id, parentId }) => (parentId === null ? [] : [[id, parentId]])));
}

/** The entries from `before` on downwards, in the order of the index of one condition. */
function walkOf({ actor, action, articleId, from, to }: AuditFilter, before: number | undefined): SQL {
  const first =
    articleId !== undefined
      ? sql`article_id = ${articleId}`
      : action !== undefined
        ? sql`action = ${action}`
        : actor !== undefined
          ? sql`actor = ${actor}`
          : sql`true`;
  // Numbers rise with time, so days are a range of them.
  const since =
    from &&
    sql`and id >= coalesce((select id from audit where at >= ${dayRange(from).from.getTime()} order by at limit 1), 9e15)`;
  const until =
    to &&
    sql`and id < coalesce((select id from audit where at >= ${dayRange(to).until.getTime()} order by at limit 1), 9e15)`;
  const below = before === undefined ? sql`` : sql`and id < ${before}`;
  return sql`
    select id, at, actor, action, article_id as "articleId", locale, detail from audit
    where ${first} ${since ?? sql``} ${until ?? sql``} ${below} order by id desc limit ${WALK}`;
}

function conditionsOf({ actor, action, articleId }: AuditFilter): SQL[] {
  return [
    actor === undefined ? sql`true` : sql`walked.actor = ${actor}`,
    action === undefined ? sql`true` : sql`walked.action = ${action}`,
    articleId === undefined ? sql`true` : sql`walked."articleId" = ${articleId}`,
  ];
}

function readableBy(actor: Actor): SQL {
  if (scopeOf(actor, 'read-audit') === 'all') return sql`true`;
  return sql`exists (select 1 from article own where own.id = walked."articleId" and own.created_by = ${actor.userId ?? ''})`;
}

function entryOf({ detail, at, ...row }: Row): AuditEntry {
  return { ...row, at: new Date(at), facts: factsOfDetail(JSON.parse(detail) as Record<string, unknown>) };
}
