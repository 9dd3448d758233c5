import type { Locale } from '../locale.ts';
import type { DeskStatus } from './desk-status.ts';

/** What "Needs me" counts, and the list can be narrowed to. */
export const NEEDS = [
  'factual',
  'held',
  'overdue',
  'sent-back',
  'assigned',
  'mentioned',
  'to-review',
  'live-stale',
  'untranslated',
  'soon',
  'my-drafts',
] as const;
export type Need = (typeof NEEDS)[number];

export const TRANSLATIONS = ['missing', 'stale'] as const;
export type Translation = (typeof TRANSLATIONS)[number];

/** What the list of articles shows; everything that is named must hold. */
export type ArticleFilter = {
  status?: DeskStatus | undefined;
  /** The language that status and translation are about; alone: articles that exist in it. */
  locale?: Locale | undefined;
  translation?: Translation | undefined;
  categoryId?: number | undefined;
  tagId?: number | undefined;
  authorId?: number | undefined;
  need?: Need | undefined;
  /** Found in headlines of both languages, addresses and the number. */
  text?: string | undefined;
};

/** Newest first, by the last change at the desk, by when it was begun, or by the date that readers see. */
export const SORTS = ['updated', 'created', 'published'] as const;
export type Sort = (typeof SORTS)[number];

/** Where a page of the list begins: after this article, whose date (of the sort) is `at`, in milliseconds. */
export type ListCursor = { at: number; articleId: number };
