import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type CalendarDay, type CalendarEntry, dayOf, dayRange } from '#lib/desk/calendar.ts';
import { deskStatus, nextAppearance } from '#lib/desk/desk-status.ts';
import { daysOf } from '#lib/month.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, edition, revision } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { WALK } from '../list/walk-facets.ts';
import { readable } from '../readable.ts';

/** Entries of each kind that a day of a month shows, and those of a day that is looked at by itself. */
const PER_DAY = { month: 6, day: 100 } as const;

/**
 * What readers got, and will get, on the days of a month, of the articles that the actor may see. Each day is read from indexes by itself
 * and no further than it shows, so that a month costs the same however many articles there are.
 * @param args.month written `2026-11`
 * @param args.day of that month, to be looked at alone
 * @returns the days in order; none where it is no month
 */
export async function getCalendar(args: {
  actor: Actor;
  month: string;
  day?: string | undefined;
}): Promise<CalendarDay[]> {
  const { actor, month, day } = args;
  const days = daysOf(month).filter((each) => day === undefined || each === day);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const most = day === undefined ? PER_DAY.month : PER_DAY.day;
  const now = theStore().now();
  const ids = await Promise.all([
    publishedIn(actor, days, now, most + 1),
    plannedIn(actor, days, now, most + 1),
    heldBack(now),
  ]);
  const entries = await entriesOf(actor, [...new Set(ids.flat())], now);
  return days.map((each) => {
    const its = entries.filter(({ at }) => dayOf(at) === each);
    const shown = (['published', 'planned', 'overdue'] as const).map((kind) =>
      its.filter((entry) => entry.kind === kind),
    );
    return {
      day: each,
      entries: shown.flatMap((some) => some.slice(0, most)).sort((a, b) => a.at.getTime() - b.at.getTime()),
      isMore: shown.some((some) => some.length > most),
    };
  });
}

/** The editions whose time has passed and that an embargo holds back, of those that the actor may see. */
export async function listOverdue(args: { actor: Actor }): Promise<CalendarEntry[]> {
  const now = theStore().now();
  const entries = await entriesOf(args.actor, await heldBack(now), now);
  return entries.filter(({ kind }) => kind === 'overdue');
}

const isReadable = (actor: Actor) => readable(actor) ?? sql`true`;

async function publishedIn(actor: Actor, days: string[], now: Date, limit: number): Promise<number[]> {
  return idsIn(
    days.filter((day) => dayRange(day).from <= now),
    (begins, until) => sql`
      select edition.id from edition join article on article.id = edition.article_id
      where edition.published_at >= ${begins} and edition.published_at < min(${until}, ${now.getTime() + 1})
        and (edition.live_revision_id is not null or edition.scheduled_at <= ${now.getTime()})
        and coalesce(edition.embargo_until, 0) <= ${now.getTime()}
        and (edition.unpublish_at is null or edition.unpublish_at > ${now.getTime()})
        and edition.withdrawn_at is null and article.trashed_at is null and ${isReadable(actor)}
      order by edition.published_at, edition.id limit ${limit}`,
  );
}

/** Those with a date ahead of each kind; which of them counts is for `nextAppearance` to say. */
async function plannedIn(actor: Actor, days: string[], now: Date, limit: number): Promise<number[]> {
  const ahead = days.filter((day) => dayRange(day).until > now);
  const found = await Promise.all(
    [sql`scheduled_at`, sql`embargo_until`, sql`published_at`].map((date) =>
      idsIn(
        ahead,
        (begins, until) => sql`
          select edition.id from edition join article on article.id = edition.article_id
          where edition.${date} >= max(${begins}, ${now.getTime() + 1}) and edition.${date} < ${until}
            and edition.withdrawn_at is null and article.trashed_at is null and ${isReadable(actor)}
          order by edition.${date}, edition.id limit ${limit}`,
      ),
    ),
  );
  return found.flat();
}

/** Runs a query for each day, in one statement. */
async function idsIn(days: string[], query: (begins: SQL, until: SQL) => SQL): Promise<number[]> {
  if (days.length === 0) return [];
  const ranges = days.map((day) => {
    const { from, until } = dayRange(day);
    return sql`(${from.getTime()}, ${until.getTime()})`;
  });
  const rows = await theStore().read.execute<{ id: number }>(sql`
    with day (begins, until) as (values ${sql.join(ranges, sql`, `)})
    select one.id from day cross join edition one on one.id in (${query(sql`day.begins`, sql`day.until`)})`);
  return rows.map(({ id }) => id);
}

/** Editions under embargo, no more than are walked at once. Whether their time has passed, their facts say. */
async function heldBack(now: Date): Promise<number[]> {
  const rows = await theStore().read.execute<{ id: number }>(sql`
    select edition.id from (
      select article_id from desk_facet where facet = 'status:any:embargoed' and is_trashed = 0
        and begins <= ${now.getTime()} and until > ${now.getTime()}
      order by updated_at desc limit ${WALK}
    ) walked join edition on edition.article_id = walked.article_id
    where edition.scheduled_at <= ${now.getTime()} and edition.embargo_until > ${now.getTime()}`);
  return rows.map(({ id }) => id);
}

async function entriesOf(actor: Actor, ids: number[], now: Date): Promise<CalendarEntry[]> {
  if (ids.length === 0) return [];
  const rows = await theStore()
    .read.select({ edition, trashedAt: article.trashedAt, headline: revision.headline })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(sql`${inArray(edition.id, ids)} and ${isReadable(actor)}`);
  const mayMove = scopeOf(actor, 'publish') === 'all';
  return rows
    .flatMap(({ edition: row, trashedAt, headline }): CalendarEntry[] => {
      const facts = { ...row, trashedAt };
      const status = deskStatus(facts, now);
      const { articleId, locale, publishedAt, scheduledAt, version } = row;
      const about = { articleId, locale, headline, status };
      const isPublic = status === 'live' || status === 'changed';
      const next = nextAppearance(facts, now);
      const isSchedule = scheduledAt !== null && next?.getTime() === scheduledAt.getTime();
      const isOverdue = status === 'embargoed' && scheduledAt !== null && scheduledAt <= now;
      return [
        ...(isPublic && publishedAt
          ? [{ ...about, kind: 'published' as const, at: publishedAt, version: null }]
          : []),
        ...(next
          ? [
              {
                ...about,
                kind: 'planned' as const,
                at: next,
                version: isSchedule && mayMove ? version : null,
              },
            ]
          : []),
        ...(isOverdue ? [{ ...about, kind: 'overdue' as const, at: scheduledAt, version: null }] : []),
      ];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.articleId - b.articleId);
}
