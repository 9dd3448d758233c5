import { sql } from 'drizzle-orm';
import { article, deskEntry } from '../schema.ts';
import type { Database } from '../store.ts';

/** The `until` of a facet that does not end by itself: the last instant there is. Also in desk_facet's index. */
const FOREVER = 8_640_000_000_000_000;

const DAY = 86_400_000;

/** Some articles, or all whose ids are in a range, both ends included. */
export type Articles = number[] | { from: number; to: number };

/**
 * Rewrites what the desk's list knows of these articles. Whatever is done to an article ends here (command.ts), so the
 * projection cannot be forgotten. It takes six statements, whether for one article or for all of a store.
 *
 * Facets that depend on the clock are written for the time to come as well; those that have ended meanwhile, of any
 * article, are removed by the way, so that the list never walks past more of them than came due since the last write.
 */
export async function projectDesk(transaction: Database, articles: Articles, now: Date): Promise<void> {
  const within = Array.isArray(articles)
    ? sql`in ${articles}`
    : sql`between ${articles.from} and ${articles.to}`;
  // The second condition is the index's, without which SQLite would read the whole table.
  await transaction.execute(
    sql`delete from desk_facet where until <= ${now.getTime()} and until < ${sql.raw(String(FOREVER))}`,
  );
  await transaction.execute(sql`delete from desk_facet where article_id ${within}`);
  // Most changes leave headlines as they are, and the full-text index is the dearest to write.
  await transaction.execute(sql`delete from desk_text where rowid in (
    select article.id from article join desk_entry entry on entry.article_id = article.id
    where article.id ${within} and entry.search_text <> ${SEARCH_TEXT})`);
  await transaction.execute(entries(within));
  await transaction.execute(sql`insert into desk_text (rowid, words)
    select article_id, desk_search_words(search_text) from desk_entry
    where article_id ${within} and not exists (select 1 from desk_text where desk_text.rowid = article_id)`);
  await transaction.execute(facets(within, now.getTime()));
}

/** Whether a store comes from before the projection, or from a migration that emptied it. */
export async function isDeskUnfilled(read: Database): Promise<boolean> {
  const [entry] = await read.select({ id: deskEntry.articleId }).from(deskEntry).limit(1);
  const [any] = await read.select({ id: article.id }).from(article).limit(1);
  return any !== undefined && entry === undefined;
}

/** Fills the projection of such a store; another process may have done so meanwhile. */
export async function fillDesk(transaction: Database, now: Date): Promise<void> {
  if (!(await isDeskUnfilled(transaction))) return;
  await projectDesk(transaction, { from: 0, to: Number.MAX_SAFE_INTEGER }, now);
}

/** Segments of the other language without a counterpart in `locale`, which were not translated from one. */
const missing = (locale: 'ja' | 'en') => sql`(
  select count(*) from segment source
  left join segment target on target.article_id = source.article_id and target.locale = ${locale}
    and target.segment_id = source.segment_id
  where source.article_id = article.id and source.locale <> ${locale} and source.source_hash is null
    and not source.opted_out and target.article_id is null)`;

/**
 * Segments of `locale` that were translated from something else than what the source says now, or whose source is gone.
 * Where both languages have the segment, it is the translation that `translationOf` (segment-state.ts) says.
 */
const stale = (locale: 'ja' | 'en') => sql`(
  select count(*) from segment target
  left join segment source on source.article_id = target.article_id and source.locale <> ${locale}
    and source.segment_id = target.segment_id
  where target.article_id = article.id and target.locale = ${locale}
    and source.normalized_hash is not target.source_normalized_hash
    and case
      when source.article_id is null then target.source_hash is not null
      when source.opted_out then false
      when article.origin_locale = ${locale} then target.source_hash is not null and source.source_hash is null
      else target.source_hash is not null or source.source_hash is null end)`;

const SEARCH_TEXT = sql`desk_search_text(article.id || coalesce((
  select group_concat(' ' || revision.headline || ' ' || coalesce(slug.slug, ''), '')
  from edition
  join revision on revision.id = edition.draft_revision_id
  left join slug on slug.scope = 'article' and slug.locale = edition.locale and slug.entity_id = edition.article_id
    and slug.retired_at is null
  where edition.article_id = article.id), ''))`;

const entries = (within: ReturnType<typeof sql>) => sql`
  insert or replace into desk_entry
    (article_id, updated_at, published_at, is_trashed, missing_ja, missing_en, stale_ja, stale_en, search_text)
  select
    article.id,
    max(
      article.created_at,
      coalesce((select at from audit where article_id = article.id order by id desc limit 1), 0),
      coalesce((select max(revision.created_at) from edition
        join revision on revision.id = edition.draft_revision_id where edition.article_id = article.id), 0)
    ),
    coalesce((select max(published_at) from edition where article_id = article.id), 0),
    article.trashed_at is not null,
    ${missing('ja')}, ${missing('en')}, ${stale('ja')}, ${stale('en')},
    ${SEARCH_TEXT}
  from article where article.id ${within}`;

/** `deskStatus` (lib/desk/desk-status.ts) of an edition at `span.seen_at`. */
const STATUS = sql`case
  when article.trashed_at is not null then 'trashed'
  when edition.withdrawn_at is not null then 'withdrawn'
  when edition.published_at <= span.seen_at
    and coalesce(edition.embargo_until, 0) <= span.seen_at
    and coalesce(edition.unpublish_at, ${FOREVER}) > span.seen_at
    and (edition.live_revision_id is not null or edition.scheduled_at <= span.seen_at)
  then case
    when case when edition.scheduled_at <= span.seen_at then edition.scheduled_revision_id
      else edition.live_revision_id end = edition.draft_revision_id
    then 'live' else 'changed' end
  when edition.live_revision_id is null and edition.scheduled_revision_id is null then case
    when edition.first_published_at <= span.seen_at then 'unpublished'
    when edition.stage = 'writing' then 'draft'
    else edition.stage end
  when edition.unpublish_at <= span.seen_at then 'unpublished'
  when edition.embargo_until > span.seen_at then 'embargoed'
  else 'scheduled' end`;

/** `nextAppearance` (lib/desk/desk-status.ts) of an edition at `span.seen_at`. */
const NEXT = sql`case
  when status in ('live', 'changed') then case when scheduled_at > seen_at then scheduled_at end
  when status in ('scheduled', 'embargoed') then max(
    coalesce(published_at, 0),
    coalesce(embargo_until, 0),
    case when live_revision_id is null then coalesce(scheduled_at, 0) else 0 end) end`;

/** An article that was begun and has no text yet: a draft in the language it was begun in. */
const WITHOUT_EDITION = sql`not exists (select 1 from edition where edition.article_id = article.id)`;

/**
 * The instants of an article from which something else may hold, the first being now, stand for the spans between them. In
 * a span nothing depends on the clock.
 */
const facets = (within: ReturnType<typeof sql>, now: number) => sql`
  with
  fact (article_id, at) as materialized (
    select article_id, scheduled_at from edition where article_id ${within}
    union select article_id, published_at from edition where article_id ${within}
    union select article_id, first_published_at from edition where article_id ${within}
    union select article_id, embargo_until from edition where article_id ${within}
    union select article_id, unpublish_at from edition where article_id ${within}
  ),
  edge (article_id, at) as (
    select id, 0 from article where id ${within}
    union select article_id, at from fact where at > ${now}
    union select article_id, at - ${DAY} from fact where at - ${DAY} > ${now}
    union select article_id, at + ${DAY} from fact where at + ${DAY} > ${now}
  ),
  span (article_id, begins, until, seen_at) as (
    select article_id, at, lead(at, 1, ${FOREVER}) over (partition by article_id order by at), max(at, ${now}) from edge
  ),
  state as materialized (
    select span.*, edition.locale, edition.published_at, edition.embargo_until, edition.scheduled_at,
      edition.live_revision_id, article.created_by, ${STATUS} as status,
      case edition.locale when 'ja' then entry.stale_ja else entry.stale_en end as stale,
      entry.is_trashed, entry.updated_at
    from span
    cross join edition on edition.article_id = span.article_id
    cross join article on article.id = span.article_id
    cross join desk_entry entry on entry.article_id = span.article_id
  ),
  -- What was sent back and has not been let out since.
  sent (article_id, locale) as materialized (
    select edition.article_id, edition.locale from edition
    cross join hand_over said on said.id = (
      select max(id) from hand_over
      where hand_over.article_id = edition.article_id and hand_over.locale = edition.locale)
    where edition.article_id ${within} and edition.stage = 'writing' and said.act = 'sent-back'
      and said.revision_id > max(coalesce(edition.live_revision_id, 0), coalesce(edition.scheduled_revision_id, 0))
  ),
  -- Whose it is to see to it: who asked for the review, who began the article, whose it was given to.
  back (article_id, user_id) as (
    select sent.article_id, hand_over.user_id from sent
      cross join hand_over on hand_over.article_id = sent.article_id and hand_over.locale = sent.locale
      where hand_over.act = 'ready'
    union select sent.article_id, article.created_by from sent cross join article on article.id = sent.article_id
      where article.created_by is not null
    union select sent.article_id, assignment.user_id from sent
      cross join assignment on assignment.article_id = sent.article_id and assignment.locale = sent.locale
  ),
  held (article_id, facet, begins, until) as (
    select id, 'all', 0, ${FOREVER} from article where id ${within}
    union all select id, 'category:' || category_id, 0, ${FOREVER} from article
      where id ${within} and category_id is not null
    union all select id, 'creator:' || created_by, 0, ${FOREVER} from article
      where id ${within} and created_by is not null
    union all select article_id, 'tag:' || tag_id, 0, ${FOREVER} from article_tag where article_id ${within}
    union all select article_id, 'author:' || author_id, 0, ${FOREVER} from article_author where article_id ${within}
    union all select article_id, 'locale:' || locale, 0, ${FOREVER} from edition where article_id ${within}
    union all select article_id, 'missing:ja', 0, ${FOREVER} from desk_entry where article_id ${within} and missing_ja > 0
    union all select article_id, 'missing:en', 0, ${FOREVER} from desk_entry where article_id ${within} and missing_en > 0
    union all select article_id, 'missing:any', 0, ${FOREVER} from desk_entry
      where article_id ${within} and missing_ja + missing_en > 0
    union all select article_id, 'stale:ja', 0, ${FOREVER} from desk_entry where article_id ${within} and stale_ja > 0
    union all select article_id, 'stale:en', 0, ${FOREVER} from desk_entry where article_id ${within} and stale_en > 0
    union all select article_id, 'stale:any', 0, ${FOREVER} from desk_entry
      where article_id ${within} and stale_ja + stale_en > 0
    union all select id, 'status:' || origin_locale || ':' || iif(trashed_at is null, 'draft', 'trashed'), 0, ${FOREVER}
      from article where id ${within} and ${WITHOUT_EDITION}
    union all select id, 'status:any:' || iif(trashed_at is null, 'draft', 'trashed'), 0, ${FOREVER}
      from article where id ${within} and ${WITHOUT_EDITION}
    union all select id, 'draft-of:' || created_by, 0, ${FOREVER}
      from article where id ${within} and ${WITHOUT_EDITION} and created_by is not null and trashed_at is null
    union all select distinct article_id, 'to-review', 0, ${FOREVER} from (
      select article_id from proposed_correction where article_id ${within}
      union all select article_id from edition where article_id ${within}
        and stage = 'review' and withdrawn_at is null
        and draft_revision_id is not live_revision_id and draft_revision_id is not scheduled_revision_id)
    union all select article_id, 'factual', min(factual_since), ${FOREVER} from edition
      where article_id ${within} and factual_since is not null group by article_id
    union all select distinct article_id, 'held', 0, ${FOREVER} from edition
      where article_id ${within} and held_revision_id is not null
    union all select article_id, 'sent-back:' || user_id, 0, ${FOREVER} from back
    union all select distinct article_id, 'assigned:' || user_id, 0, ${FOREVER} from assignment where article_id ${within}
    union all select distinct note.article_id, 'mentioned:' || note_mention.user_id, 0, ${FOREVER} from note
      join note_mention on note_mention.note_id = note.id
      where note.article_id ${within} and note.resolved_at is null
    union all select article_id, 'overdue', min(due_at), ${FOREVER} from assignment
      where article_id ${within} and due_at is not null group by article_id
    union all select article_id, 'overdue:' || user_id, min(due_at), ${FOREVER} from assignment
      where article_id ${within} and due_at is not null group by article_id, user_id
    union all select article_id, 'status:' || locale || ':' || status, begins, until from state
    union all select distinct article_id, 'status:any:' || status, begins, until from state
    union all select distinct article_id, 'draft-of:' || created_by, begins, until from state
      where created_by is not null and status in ('draft', 'review', 'approved')
    union all select distinct article_id, 'live-stale', begins, until from state
      where stale > 0 and status in ('live', 'changed')
    union all select distinct article_id, 'soon', begins, until from state where ${NEXT} - seen_at <= ${DAY}
    union all select article_id, 'untranslated', begins, until from state japanese
      where locale = 'ja' and status in ('live', 'changed') and published_at + ${DAY} <= seen_at
        and not exists (select 1 from state english where english.article_id = japanese.article_id
          and english.begins = japanese.begins and english.locale = 'en'
          and english.status not in ('draft', 'review', 'approved'))
  )
  insert into desk_facet (article_id, facet, begins, until, is_trashed, updated_at, published_at)
  select held.article_id, held.facet, held.begins, held.until, entry.is_trashed, entry.updated_at, entry.published_at
  from held cross join desk_entry entry on entry.article_id = held.article_id
  union all
  -- The same articles as \`soon\`, but sorted by what is next.
  select article_id, 'soonest', begins, until, is_trashed, updated_at, min(${NEXT}) from state
  where ${NEXT} - seen_at <= ${DAY} group by article_id, begins, until`;
