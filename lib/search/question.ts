import type { Locale } from '../locale.ts';
import type { Marked } from './mark.ts';
import type { Query } from './query.ts';

/** So many articles are on a page of results. */
export const RESULTS_PER_PAGE = 10;
/** By relevance so many pages can be turned to: what is further down answers another question. */
export const MOST_PAGES = 10;
/** Nobody counts further than this: it says "1,000 or more". */
export const MOST_COUNTED = 1_000;

/** What a search is narrowed to. Dates are UTC; `from` counts, `until` does not. */
export type SearchFilter = {
  locale?: Locale | undefined;
  categoryId?: number | undefined;
  tagIds?: readonly number[] | undefined;
  authorId?: number | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
};

/** A place in results by date: the last one of the page before. */
export type SearchPlace = { publishedAt: Date; articleId: number };

export type SearchQuestion = {
  typed: string;
  /** The reader's language: of an article in both, this edition is shown. */
  locale: Locale;
  filter: SearchFilter;
  /** `page` from 1; by date, the place after which the page begins, and the newest page where there is none. */
  order: { by: 'relevance'; page: number } | { by: 'date'; after?: SearchPlace | undefined };
  now: Date;
};

/** An article that was found. */
export type SearchHit = {
  articleId: number;
  /** The edition that is shown, as readers see it now. */
  locale: Locale;
  revisionId: number;
  publishedAt: Date;
  /** Whether the words stand in the other edition only. */
  isOther: boolean;
  headline: Marked[];
  /** Where the words stand in the text; empty where they stand in the headline, or in the other edition. */
  passage: Marked[];
};

export type SearchAnswer = {
  query: Query;
  hits: SearchHit[];
  /** Articles that have every word; null where none has, and those with some of the words are shown. */
  count: number | null;
  hasMore: boolean;
  /** By date, the place after which the next page begins; null on the last one. */
  next: SearchPlace | null;
  /** What was probably meant, where nothing was found. */
  meant: string | undefined;
};

export type NearestQuestion = { articleId: number; locale: Locale; now: Date };

/** What staff look for in all texts, drafts included. */
export type DraftsQuestion = {
  typed: string;
  /** The account whose articles are looked through; undefined for all articles. */
  createdBy: string | undefined;
  now: Date;
  limit: number;
};

export type SuggestQuestion = { typed: string; locale: Locale; now: Date };

/** Something that may be meant by what was typed so far: a topic or an article, by its number. */
export type Suggestion = { kind: 'tag' | 'category' | 'author' | 'article'; id: number; name: string };
