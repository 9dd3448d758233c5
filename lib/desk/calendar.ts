import { machineTime } from '../dates.ts';
import type { Locale } from '../locale.ts';
import type { DeskStatus } from './desk-status.ts';

/** An edition on the day of Japan's calendar on which readers got it, or will. */
export type CalendarEntry = {
  articleId: number;
  locale: Locale;
  /** Of the draft; may be empty. */
  headline: string;
  at: Date;
  /** Readers have it; they will; its minute has passed, and they have it not. */
  kind: 'published' | 'planned' | 'overdue';
  status: DeskStatus;
  /** Of the edition, for the form that moves it; null where this is no schedule, or not for the one who looks. */
  version: number | null;
};

/** A day, written `2026-11-03`, and what it has, in order; `isMore` where it has more than is shown. */
export type CalendarDay = { day: string; entries: CalendarEntry[]; isMore: boolean };

/** Something that happens by itself: an edition appears or changes, an embargo ends, an edition leaves; a placement or a banner begins or ends. */
export type ComingEvent = {
  at: Date;
  kind:
    | 'appears'
    | 'changes'
    | 'embargo-ends'
    | 'leaves'
    | 'placement-begins'
    | 'placement-ends'
    | 'banner-begins'
    | 'banner-ends';
  locale: Locale;
  /** Null for a banner. */
  articleId: number | null;
  /** The headline, or the text of the banner. */
  text: string;
};

/**
 * Something that is put over or onto pages for a time in which readers cannot open its article.
 * `opens`: from when they can, null where nothing is planned; `leaves`: when it goes.
 */
export type DateClash = {
  what: 'placement' | 'banner';
  articleId: number;
  locale: Locale;
  headline: string;
  startsAt: Date;
  opens: Date | null;
  leaves: Date | null;
};

const DAY = 24 * 3_600_000;

/** The day of Japan's calendar in which an instant lies: `2026-11-03`. */
export const dayOf = (instant: Date): string => machineTime(instant).slice(0, 10);

/** Where a day of Japan's calendar begins and ends; `day` is written `2026-11-03`. */
export function dayRange(day: string): { from: Date; until: Date } {
  const from = new Date(`${day}T00:00:00+09:00`);
  return { from, until: new Date(from.getTime() + DAY) };
}

/** The month before or after, written `2026-11`. */
export function monthBeside(month: string, by: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
}
