import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { CONTRIBUTIONS } from '#lib/article/contributions.ts';
import { CORRECTION_KINDS } from '#lib/article/corrections.ts';
import { HAND_OVER_ACTS } from '#lib/article/hand-over.ts';
import type { ImportReport } from '#lib/import/report.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import type { Embedded } from '#lib/media/embedded.ts';
import type { PictureVariant } from '#lib/media/picture.ts';
import { instant } from './instant.ts';

export * from './accounts-schema.ts';
export * from './outbox-schema.ts';

/*
 * Identity is language-neutral (article), publication is per language (edition), content is an immutable
 * snapshot (revision). Facts are stored; a status is always derived from them (lib/article/edition-state.ts).
 * Instants are UTC milliseconds. After a change here: `npm run migration -- NAME`.
 */

const id = () => integer('id').primaryKey({ autoIncrement: true });
const locale = () => text('locale', { enum: LOCALES }).notNull();

export const category = sqliteTable('category', {
  id: id(),
  key: text('key').notNull().unique(),
  position: integer('position').notNull(),
  /** A merged topic keeps its names, for whoever takes that back; its addresses, wordings and articles are the other's. */
  mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => category.id),
});

export const categoryName = sqliteTable(
  'category_name',
  {
    categoryId: integer('category_id')
      .notNull()
      .references(() => category.id, { onDelete: 'cascade' }),
    locale: locale(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.categoryId, table.locale] })],
);

export const tag = sqliteTable('tag', {
  id: id(),
  key: text('key').notNull().unique(),
  mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => tag.id),
});

export const tagName = sqliteTable(
  'tag_name',
  {
    tagId: integer('tag_id')
      .notNull()
      .references(() => tag.id, { onDelete: 'cascade' }),
    locale: locale(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.tagId, table.locale] })],
);

/**
 * Other wordings of a topic (readings, abbreviations, former names), as `matchKey` spells them: one wording, one meaning. The names
 * of categories and tags are among them; those of authors are not, for two may have one name.
 */
export const alias = sqliteTable(
  'alias',
  {
    scope: text('scope', { enum: ['category', 'tag', 'author'] }).notNull(),
    matchKey: text('match_key').notNull(),
    /** The wording as it was written, for cutting tag lines and for the desk. */
    wording: text('wording').notNull(),
    entityId: integer('entity_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.matchKey] }),
    index('alias_entity').on(table.scope, table.entityId),
  ],
);

export const author = sqliteTable(
  'author',
  {
    id: id(),
    key: text('key').notNull().unique(),
    /** Addresses of pages about them, or by which they can be reached, most important first. */
    links: text('links', { mode: 'json' }).$type<string[]>().notNull().default([]),
    portraitMediaId: integer('portrait_media_id').references((): AnySQLiteColumn => media.id),
    mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => author.id),
  },
  (table) => [index('author_portrait').on(table.portraitMediaId)],
);

export const authorName = sqliteTable(
  'author_name',
  {
    authorId: integer('author_id')
      .notNull()
      .references(() => author.id, { onDelete: 'cascade' }),
    locale: locale(),
    name: text('name').notNull(),
    /** What they are here, such as “Economics editor”. */
    role: text('role').notNull().default(''),
    bio: text('bio').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.authorId, table.locale] })],
);

/** A work that articles rest on. Its own language is a fact; what we call it is per language (source_name). */
export const source = sqliteTable('source', {
  id: id(),
  url: text('url').unique(),
  language: text('language'),
  accessedAt: instant('accessed_at'),
  createdAt: instant('created_at').notNull(),
});

export const sourceName = sqliteTable(
  'source_name',
  {
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id, { onDelete: 'cascade' }),
    locale: locale(),
    title: text('title').notNull(),
    publisher: text('publisher').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.locale] })],
);

/** A picture as readers get it: re-encoded in several sizes when it was taken in, the original not kept. */
export const media = sqliteTable('media', {
  id: id(),
  /** Of the bytes that were taken in: the same picture again is not kept twice. */
  sha256: text('sha256').notNull().unique(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  /** The point that stays in view when the picture is cropped, each from 0 to 1. */
  focalX: real('focal_x').notNull().default(0.5),
  focalY: real('focal_y').notNull().default(0.5),
  credit: text('credit').notNull(),
  licence: text('licence').notNull().default(''),
  /** The last day in Japan on which it may be published, `2026-12-31`; null where the licence has no end. */
  licenceUntil: text('licence_until'),
  variants: text('variants', { mode: 'json' }).$type<PictureVariant[]>().notNull(),
  /** What the file that was taken in says of itself (lib/media/embedded.ts). Offered to who writes the words; never shown to readers. */
  embedded: text('embedded', { mode: 'json' }).$type<Embedded>(),
  createdAt: instant('created_at').notNull(),
  /** The account that took it in; null when it came by the command line or a program. Not a reference: accounts may go. */
  createdBy: text('created_by'),
});

export const mediaText = sqliteTable(
  'media_text',
  {
    mediaId: integer('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    locale: locale(),
    alt: text('alt').notNull(),
    caption: text('caption').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.mediaId, table.locale] })],
);

export const article = sqliteTable(
  'article',
  {
    id: id(),
    categoryId: integer('category_id').references(() => category.id),
    originLocale: text('origin_locale', { enum: LOCALES }).notNull(),
    heroMediaId: integer('hero_media_id').references(() => media.id),
    createdAt: instant('created_at').notNull(),
    /** The account that made it; null when it came by the command line. Not a reference: accounts may go. */
    createdBy: text('created_by'),
    trashedAt: instant('trashed_at'),
    /** Search engines are asked to leave it out; readers find it in every list. */
    noindex: integer('noindex', { mode: 'boolean' }).notNull().default(false),
    /** Who paid for it, as each language calls them; null for what the newsroom itself has decided to say. */
    sponsor: text('sponsor', { mode: 'json' }).$type<Record<Locale, string>>(),
  },
  (table) => [index('article_category').on(table.categoryId), index('article_hero').on(table.heroMediaId)],
);

const articleId = () =>
  integer('article_id')
    .notNull()
    .references(() => article.id, { onDelete: 'cascade' });

export const articleTag = sqliteTable(
  'article_tag',
  {
    articleId: articleId(),
    tagId: integer('tag_id')
      .notNull()
      .references(() => tag.id),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.tagId] }),
    index('article_tag_tag').on(table.tagId, table.articleId),
  ],
);

export const articleAuthor = sqliteTable(
  'article_author',
  {
    articleId: articleId(),
    authorId: integer('author_id')
      .notNull()
      .references(() => author.id),
    position: integer('position').notNull(),
    /** What they did for it. */
    contribution: text('contribution', { enum: CONTRIBUTIONS }).notNull().default('writing'),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.authorId] })],
);

/** The sources of an article in the order in which `[^n]` counts them, from 1. */
export const articleSource = sqliteTable(
  'article_source',
  {
    articleId: articleId(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => source.id),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.sourceId] })],
);

/**
 * An immutable snapshot of one article in one language. Rows are added, never changed; only an autosave that nothing
 * refers to makes way for the next one of the same minutes.
 */
export const revision = sqliteTable(
  'revision',
  {
    id: id(),
    articleId: articleId(),
    locale: locale(),
    parentId: integer('parent_id').references((): AnySQLiteColumn => revision.id),
    kind: text('kind', { enum: ['autosave', 'save', 'publish', 'import', 'restore'] }).notNull(),
    actor: text('actor').notNull(),
    /** The account of whoever wrote it; null where a program or the command line did. Not a reference: accounts may go. */
    userId: text('user_id'),
    createdAt: instant('created_at').notNull(),
    document: text('document', { mode: 'json' }).$type<unknown>().notNull(),
    /** Copies of the document's headline and lede, so that lists need not read whole documents. */
    headline: text('headline').notNull(),
    lede: text('lede').notNull(),
  },
  (table) => [
    index('revision_edition').on(table.articleId, table.locale, table.id),
    // Without these, SQLite reads whole tables to see that nothing refers to an autosave that is dropped.
    index('revision_parent').on(table.parentId),
  ],
);

/**
 * The pictures that stand in a text: of those that the document names, the ones that its writer could see. One without a
 * revision was taken in for texts of the article, and stands in none so far.
 */
export const articlePicture = sqliteTable(
  'article_picture',
  {
    articleId: articleId(),
    mediaId: integer('media_id')
      .notNull()
      .references(() => media.id),
    revisionId: integer('revision_id').references(() => revision.id, { onDelete: 'cascade' }),
  },
  (table) => [
    uniqueIndex('article_picture_revision').on(table.revisionId, table.mediaId),
    index('article_picture_media').on(table.mediaId, table.articleId),
    index('article_picture_article').on(table.articleId),
  ],
);

export const edition = sqliteTable(
  'edition',
  {
    id: id(),
    articleId: articleId(),
    locale: locale(),
    draftRevisionId: integer('draft_revision_id')
      .notNull()
      .references(() => revision.id),
    liveRevisionId: integer('live_revision_id').references(() => revision.id),
    scheduledRevisionId: integer('scheduled_revision_id').references(() => revision.id),
    scheduledAt: instant('scheduled_at'),
    /** The date that readers see; in the future while the edition waits for its schedule or embargo. */
    publishedAt: instant('published_at'),
    /** When readers could first read it, as far as is known; null while it never was public. */
    firstPublishedAt: instant('first_published_at'),
    /** Last change that a reader would notice. */
    modifiedAt: instant('modified_at'),
    embargoUntil: instant('embargo_until'),
    unpublishAt: instant('unpublish_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
    /** Since when the other language has been corrected in fact, and nobody has said what that means here. */
    factualSince: instant('factual_since'),
    /** Counts every write to this row: compare-and-set for saves. */
    version: integer('version').notNull().default(1),
    /** Of the draft. One that is written on after it was approved is for review again (save-revision.ts). */
    stage: text('stage', { enum: ['writing', 'review', 'approved'] })
      .notNull()
      .default('writing'),
    provenance: text('provenance', {
      enum: ['original', 'human-translation', 'machine-reviewed', 'machine'],
    }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('edition_article_locale').on(table.articleId, table.locale),
    index('edition_latest').on(table.locale, table.publishedAt, table.articleId),
    // The next instants of each kind are read in order (freshness/coming-edges.ts).
    index('edition_published').on(table.publishedAt),
    index('edition_scheduled_at').on(table.scheduledAt).where(sql`${table.scheduledAt} is not null`),
    index('edition_embargo').on(table.embargoUntil).where(sql`${table.embargoUntil} is not null`),
    index('edition_unpublish').on(table.unpublishAt).where(sql`${table.unpublishAt} is not null`),
    index('edition_draft').on(table.draftRevisionId),
    index('edition_live').on(table.liveRevisionId),
    index('edition_scheduled').on(table.scheduledRevisionId),
    check('edition_schedule', sql`(${table.scheduledRevisionId} is null) = (${table.scheduledAt} is null)`),
    check('edition_withdrawal', sql`(${table.withdrawnAt} is null) = (${table.withdrawnReason} is null)`),
    check('edition_dated', sql`${table.liveRevisionId} is null or ${table.publishedAt} is not null`),
  ],
);

/**
 * Projection: which editions a category, tag or author lists, by date. Lists read it in index order, so a page of a
 * list costs the same however long the list is and however deep the page. Written by project-listings.ts only.
 */
export const listing = sqliteTable(
  'listing',
  {
    /**
     * `all` has one entity, 0: the latest stories and the archive. So have `changed` and `removed`, whose dates are the instants at
     * which readers saw a story change, or no more, or will: of those of both that have come the latest counts.
     */
    kind: text('kind', { enum: ['all', 'category', 'tag', 'author', 'changed', 'removed'] }).notNull(),
    entityId: integer('entity_id').notNull(),
    locale: locale(),
    publishedAt: instant('published_at').notNull(),
    articleId: articleId(),
  },
  (table) => [
    primaryKey({
      columns: [table.kind, table.entityId, table.locale, table.publishedAt, table.articleId],
    }),
    index('listing_article').on(table.articleId),
  ],
);

/**
 * Projection: the articles nearest to one, best first, as its page names them. More than are shown, for a date or an embargo
 * may hide some. Written by project-related.ts only.
 */
export const related = sqliteTable(
  'related',
  {
    articleId: articleId(),
    locale: locale(),
    position: integer('position').notNull(),
    relatedId: integer('related_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** What found it: what both are about (tags, category), or what both say. */
    by: text('by', { enum: ['topics', 'words'] })
      .notNull()
      .default('topics'),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.locale, table.position] }),
    index('related_related').on(table.relatedId, table.locale),
  ],
);

/** Editions whose nearest are to be found anew by what they say, by the serving process; one may be due several times. */
export const relatedDue = sqliteTable(
  'related_due',
  {
    id: id(),
    articleId: articleId(),
    locale: locale(),
    /** Whether those that are found may have to name it, and are looked at after it. */
    spreads: integer('spreads', { mode: 'boolean' }).notNull(),
  },
  (table) => [index('related_due_article').on(table.articleId, table.locale)],
);

/**
 * Projection: what the desk's list knows of an article without reading its texts. Written by project-desk.ts only, like
 * `desk_facet` and `desk_text` (a full-text table, which only its migration and project-desk.ts know of).
 */
export const deskEntry = sqliteTable('desk_entry', {
  articleId: integer('article_id')
    .primaryKey()
    .references(() => article.id, { onDelete: 'cascade' }),
  /** When anybody last did anything to it. */
  updatedAt: instant('updated_at').notNull(),
  /** The latest date that readers see, or will; the epoch while there is none, so that it sorts last. */
  publishedAt: instant('published_at').notNull(),
  isTrashed: integer('is_trashed', { mode: 'boolean' }).notNull(),
  /** Segments of the other language that this one lacks, and translations whose source has changed since. */
  missingJa: integer('missing_ja').notNull(),
  missingEn: integer('missing_en').notNull(),
  staleJa: integer('stale_ja').notNull(),
  staleEn: integer('stale_en').notNull(),
  /** Headlines, addresses and number, as `searchText` spells them. */
  searchText: text('search_text').notNull(),
});

/**
 * Projection: one row for each thing that the desk can filter an article by (`category:3`, `status:ja:scheduled`), with
 * what it can be sorted by, so that a page of the list is read in the order of an index.
 *
 * A facet that depends on the clock holds from one instant until before another: a scheduled edition has its row
 * `status:ja:live` from the beginning, and the clock decides which of them counts. No job has to run.
 */
export const deskFacet = sqliteTable(
  'desk_facet',
  {
    articleId: articleId(),
    facet: text('facet').notNull(),
    begins: instant('begins').notNull(),
    until: instant('until').notNull(),
    isTrashed: integer('is_trashed', { mode: 'boolean' }).notNull(),
    updatedAt: instant('updated_at').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.facet, table.begins] }),
    index('desk_facet_updated').on(
      table.facet,
      table.isTrashed,
      table.updatedAt,
      table.articleId,
      table.begins,
      table.until,
    ),
    index('desk_facet_published').on(
      table.facet,
      table.isTrashed,
      table.publishedAt,
      table.articleId,
      table.begins,
      table.until,
    ),
    index('desk_facet_created').on(table.facet, table.isTrashed, table.articleId, table.begins, table.until),
    // Only rows that will end: the few that the clock is about to outdate.
    index('desk_facet_until').on(table.until).where(sql`${table.until} < 8640000000000000`),
  ],
);

/** What the editors put at the top of a front page, from when to when. Later placements win. */
export const placement = sqliteTable(
  'placement',
  {
    id: id(),
    locale: locale(),
    slot: text('slot', { enum: ['lead', 'second'] }).notNull(),
    articleId: articleId(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    createdAt: instant('created_at').notNull(),
    /** In the second row: those that were put in order have 1, 2 …; one that came since has 0, and stands before them. */
    position: integer('position').notNull().default(0),
    /** What the front page says in place of the headline; '' for the headline. */
    headline: text('headline').notNull().default(''),
  },
  (table) => [
    index('placement_locale').on(table.locale, table.startsAt),
    index('placement_starts').on(table.startsAt),
    index('placement_ends').on(table.endsAt),
  ],
);

/** A line above every page of a language, for a day at most. The latest of those that run is shown. */
export const banner = sqliteTable(
  'banner',
  {
    id: id(),
    locale: locale(),
    text: text('text').notNull(),
    /** What it leads to: an article, another address, or nothing. */
    articleId: integer('article_id').references(() => article.id),
    url: text('url'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('banner_locale').on(table.locale, table.endsAt),
    index('banner_starts').on(table.startsAt),
    index('banner_ends').on(table.endsAt),
  ],
);

/** What was wrong and is right now, told to readers at the end of the article. */
export const correction = sqliteTable(
  'correction',
  {
    id: id(),
    articleId: articleId(),
    locale: locale(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: CORRECTION_KINDS }).notNull().default('correction'),
    text: text('text').notNull(),
    /** The segment that it is about, where a mark leads to it; null where it is about the whole. */
    segmentId: text('segment_id'),
  },
  (table) => [
    index('correction_edition').on(table.articleId, table.locale, table.at),
    index('correction_at').on(table.locale, table.at),
  ],
);

/** Projection of each edition's draft: one row per segment, for translation state, dashboard and publish gate. */
export const segment = sqliteTable(
  'segment',
  {
    articleId: articleId(),
    locale: locale(),
    segmentId: text('segment_id').notNull(),
    position: integer('position').notNull(),
    hash: text('hash').notNull(),
    normalizedHash: text('normalized_hash').notNull(),
    /** Hashes of the source segment when this one was translated from it; null where this is the original. */
    sourceHash: text('source_hash'),
    sourceNormalizedHash: text('source_normalized_hash'),
    origin: text('origin', { enum: ['human', 'machine'] }).notNull(),
    /** Of an original: the editors decided that it needs no translation. */
    optedOut: integer('opted_out', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.locale, table.segmentId] })],
);

/**
 * The structural steps of an article that were done: one that arrives again is not done twice. Each keeps how the
 * translations stood that it touched, so that whoever takes it back gets them as they were.
 */
export const structuralStep = sqliteTable(
  'structural_step',
  {
    articleId: articleId(),
    id: text('id').notNull(),
    doneAt: instant('done_at').notNull(),
    segments: text('segments', { mode: 'json' }).$type<(typeof segment.$inferSelect)[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.id] })],
);

/** Every address that was ever given, in one table: uniqueness, history, one-hop redirects and 410 come from it. */
export const slug = sqliteTable(
  'slug',
  {
    scope: text('scope', { enum: ['article', 'category', 'tag', 'author'] }).notNull(),
    locale: locale(),
    slug: text('slug').notNull(),
    entityId: integer('entity_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Null while this is the address in use. */
    retiredAt: instant('retired_at'),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.locale, table.slug] }),
    uniqueIndex('slug_current')
      .on(table.scope, table.locale, table.entityId)
      .where(sql`${table.retiredAt} is null`),
  ],
);

/** What the importer read: the file as it was, and where each of its lines went. */
export const importRecord = sqliteTable(
  'import_record',
  {
    id: id(),
    articleId: articleId(),
    locale: locale(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id),
    path: text('path').notNull(),
    sha256: text('sha256').notNull(),
    headlineKey: text('headline_key').notNull(),
    text: text('text').notNull(),
    report: text('report', { mode: 'json' }).$type<ImportReport>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('import_record_sha').on(table.locale, table.sha256),
    index('import_record_headline').on(table.locale, table.headlineKey),
    index('import_record_path').on(table.locale, table.path),
    index('import_record_revision').on(table.revisionId),
  ],
);

/**
 * Addresses under which one revision can be read without an account: until when, and whether that was taken back. The token of the
 * address is kept as its hash only.
 */
export const sharedPreview = sqliteTable(
  'shared_preview',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    articleId: articleId(),
    locale: locale(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id, { onDelete: 'cascade' }),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('shared_preview_article').on(table.articleId, table.expiresAt),
    index('shared_preview_revision').on(table.revisionId),
  ],
);

/** What was said about handing an edition over: each act is about the revision that was the draft then. */
export const handOver = sqliteTable(
  'hand_over',
  {
    id: id(),
    articleId: articleId(),
    locale: locale(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id, { onDelete: 'cascade' }),
    act: text('act', { enum: HAND_OVER_ACTS }).notNull(),
    note: text('note').notNull().default(''),
    name: text('name').notNull(),
    userId: text('user_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('hand_over_edition').on(table.articleId, table.locale, table.id),
    index('hand_over_revision').on(table.revisionId),
  ],
);

/** Who is to write or edit a language of an article, also one that does not exist yet, and until when. Ends when that is let out. */
export const assignment = sqliteTable(
  'assignment',
  {
    articleId: articleId(),
    locale: locale(),
    /** An account. Not a reference: accounts may go. */
    userId: text('user_id').notNull(),
    dueAt: instant('due_at'),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.locale] })],
);

/** A sentence of the house's checklist that somebody has ticked, of one revision. Reworded, it is another sentence. */
export const checkTick = sqliteTable(
  'check_tick',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id, { onDelete: 'cascade' }),
    sentence: text('sentence').notNull(),
    name: text('name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.sentence] })],
);

/** What staff say to each other about one text of a draft. Never shown to readers or programs. */
export const note = sqliteTable(
  'note',
  {
    id: id(),
    articleId: articleId(),
    locale: locale(),
    /** The text that it is about now; where that was joined to another, the other (commands/hand-over/notes.ts). */
    segmentId: text('segment_id').notNull(),
    /** The text that it was written about: it comes back to it where that comes back. */
    home: text('home').notNull(),
    /** What that said last. */
    about: text('about').notNull(),
    text: text('text').notNull(),
    name: text('name').notNull(),
    at: instant('at').notNull(),
    resolvedAt: instant('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (table) => [index('note_edition').on(table.articleId, table.locale, table.id)],
);

/** Whom a note names with an @. */
export const noteMention = sqliteTable(
  'note_mention',
  {
    noteId: integer('note_id')
      .notNull()
      .references(() => note.id, { onDelete: 'cascade' }),
    /** An account. Not a reference: accounts may go. */
    userId: text('user_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.noteId, table.userId] })],
);

/** Who has an article open at the desk, a row per open page. Written every few seconds; rows that are not are old. */
export const presence = sqliteTable(
  'presence',
  {
    articleId: articleId(),
    /** A random id of the open page: one person may have several. */
    tab: text('tab').notNull(),
    userId: text('user_id'),
    name: text('name').notNull(),
    locale: text('locale', { enum: LOCALES }),
    segmentId: text('segment_id'),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.tab] }), index('presence_seen').on(table.seenAt)],
);

export const audit = sqliteTable(
  'audit',
  {
    id: id(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    articleId: integer('article_id'),
    locale: text('locale', { enum: LOCALES }),
    detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index('audit_article').on(table.articleId, table.id),
    index('audit_action').on(table.action, table.locale, table.id),
    // The page of the audit is read in the order of one of these (queries/desk/audit).
    index('audit_kind').on(table.action, table.id),
    index('audit_actor').on(table.actor, table.id),
    index('audit_at').on(table.at),
  ],
);

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});

/**
 * One row, one number: raised inside every transaction that changes what the public may see, by a step of chance, so that
 * an older store that is changed anew never comes to a number that it had before.
 */
export const epoch = sqliteTable('epoch', {
  id: integer('id').primaryKey(),
  value: integer('value').notNull(),
});

/**
 * What each of the last changes was about: one row for each time that the epoch was raised, written with it
 * (db/freshness). Whoever keeps answers reads the rows since it last looked, and drops what they name.
 */
export const change = sqliteTable('change', {
  epoch: integer('epoch').primaryKey(),
  /** The epoch before it: each row hangs on the one before, so that a gap, and another past, are seen. */
  previous: integer('previous').notNull(),
  words: text('words', { mode: 'json' }).$type<string[]>().notNull(),
});

/**
 * Projection: the texts that can be searched, one row for each revision that readers can see now or when a date comes. Written by
 * project-search.ts only, like `search_words` and `search_pieces`, the full-text tables with the same numbers, which only their
 * migration, project-search.ts and db/engine/sqlite/search know of.
 */
export const searchEntry = sqliteTable(
  'search_entry',
  {
    revisionId: integer('revision_id')
      .primaryKey()
      .references(() => revision.id, { onDelete: 'cascade' }),
    articleId: articleId(),
    locale: locale(),
    /** Of the edition: by this it is sorted. */
    publishedAt: instant('published_at').notNull(),
    /** Readers see the revision from `begins` on, before `until`; both 0 where they never do. */
    begins: instant('begins').notNull(),
    until: instant('until').notNull(),
    /** What it can be narrowed by, as its words of the index say it: others are written with the text. */
    facets: text('facets').notNull(),
  },
  (table) => [
    index('search_entry_article').on(table.articleId, table.locale),
    index('search_entry_date').on(table.publishedAt, table.articleId),
  ],
);
