import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ARTICLE_EVENTS, type ArticleEvent } from '#lib/desk/webhooks.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { instant } from './instant.ts';

/*
 * What others are told of, and how far that is (db/outbox, docs/decisions/020-the-outbox.md). Articles are named by their
 * numbers without a reference: what was told stays true when they go.
 */

/** One row, made when the first drainer starts. While `since` is null nothing is announced. */
export const outboxState = sqliteTable('outbox_state', {
  id: integer('id').primaryKey(),
  /** Since when changes are announced. */
  since: instant('since'),
  /** The channels that it was begun for. */
  channels: text('channels', { mode: 'json' }).$type<string[]>(),
  /** The process that drains the outbox, and until when it may unless it says so again (the machine's clock). */
  holder: text('holder'),
  heldUntil: instant('held_until'),
  /** Until when the dates of editions have been looked at. */
  lookedUntil: instant('looked_until'),
  /** The epoch up to which a CDN has been told; null while none is. */
  epoch: integer('epoch'),
});

/** The public editions as the world was last told of them. */
export const announced = sqliteTable(
  'announced',
  {
    articleId: integer('article_id').notNull(),
    locale: text('locale', { enum: LOCALES }).notNull(),
    revisionId: integer('revision_id').notNull(),
    slug: text('slug').notNull(),
    publishedAt: instant('published_at').notNull(),
    /** What readers were last told of; a minor change leaves it, and is no event. */
    modifiedAt: instant('modified_at'),
    /** The latest correction; 0 where there is none. */
    correctionId: integer('correction_id').notNull(),
    /** What stands around the text, as JSON: ids of category and picture, and those of authors, tags and sources in their order. */
    facts: text('facts').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.locale] })],
);

/** What was true at the event: it is told the same however late it goes out. */
export type ArticleFacts = {
  slug: string;
  /** Where the address has changed. */
  oldSlug?: string;
  revision: number;
  /** Absent from what is withdrawn; times in UTC, ISO 8601. */
  headline?: string;
  publishedAt?: string;
  modifiedAt?: string | null;
  /** Of the public edition in the other language. */
  translationSlug?: string | null;
};

/** A test of a receiver has nothing to tell. */
export type TestFacts = Record<string, never>;

/** Words of db/freshness without places in lists; `*` for everything. */
export type PurgeFacts = { tags: string[] };

/**
 * A mail to somebody of the staff, in their language. It holds a secret, its link: it is emptied once it is sent, and of what is
 * given up only `kind` and `to` are left.
 */
export type MailFacts =
  | {
      kind: MailKind;
      to: string;
      locale: Locale;
      /** What they are called, where that is known. */
      name?: string;
      /** Who has done it. */
      by?: string;
      link?: string;
      /** Until when the link holds: UTC, ISO 8601. A mail that is later than that is not sent. */
      until?: string;
      /** The new address, in what is told to the old one. */
      email?: string;
    }
  | Record<string, never>;

export const MAIL_KINDS = ['invitation', 'reset', 'forgotten', 'confirm-email', 'email-changed'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Something to tell, written with what it is about. Kept for 30 days. */
export const outbox = sqliteTable(
  'outbox',
  {
    /** Rises with time: of two events of an edition the higher one is true. */
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** What receivers tell deliveries apart by: a UUID, since a restored store counts anew. */
    key: text('key').notNull(),
    event: text('event', { enum: [...ARTICLE_EVENTS, 'cache.purge', 'mail.send', 'webhook.test'] }).notNull(),
    at: instant('at').notNull(),
    articleId: integer('article_id'),
    locale: text('locale', { enum: LOCALES }),
    facts: text('facts', { mode: 'json' })
      .$type<ArticleFacts | PurgeFacts | MailFacts | TestFacts>()
      .notNull(),
    /** When it became deliveries; null before that. */
    takenAt: instant('taken_at'),
  },
  (table) => [
    index('outbox_untaken').on(table.id).where(sql`${table.takenAt} is null`),
    index('outbox_edition').on(table.articleId, table.locale, table.id),
    index('outbox_at').on(table.at),
  ],
);

/** One event on its way over one channel. It waits while neither `doneAt` nor `gaveUpAt` is set. */
export const delivery = sqliteTable(
  'delivery',
  {
    outboxId: integer('outbox_id')
      .notNull()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    channel: text('channel').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull(),
    /** Why the last attempt failed. */
    error: text('error'),
    /** Of a receiver that was set up at the desk: the status of its last answer and how that began. */
    answer: text('answer'),
    /** When it was last tried. */
    triedAt: instant('tried_at'),
    doneAt: instant('done_at'),
    gaveUpAt: instant('gave_up_at'),
  },
  (table) => [
    primaryKey({ columns: [table.outboxId, table.channel] }),
    index('delivery_waiting')
      .on(table.channel, table.nextAt)
      .where(sql`${table.doneAt} is null and ${table.gaveUpAt} is null`),
    // What one receiver was told, the latest first (queries/desk/webhooks).
    index('delivery_channel').on(table.channel, table.outboxId),
    index('delivery_done').on(table.channel, table.doneAt),
    index('delivery_given_up').on(table.gaveUpAt).where(sql`${table.gaveUpAt} is not null`),
  ],
);

/** A receiver of article events that was set up at the desk; those of the environment are not here. */
export const webhook = sqliteTable('webhook', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  url: text('url').notNull(),
  /** What its signatures are made with: it is shown once, when it is made. */
  secret: text('secret').notNull(),
  events: text('events', { mode: 'json' }).$type<ArticleEvent[]>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  /** While it is set nothing is sent; events wait. */
  pausedAt: instant('paused_at'),
});
