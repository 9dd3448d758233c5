import type { EditionFacts } from './edition-state.ts';

/** What an edition waits for before readers get it, the one that a person thinks of first when two fall together. */
const BEGINNINGS = ['embargoUntil', 'scheduledAt', 'publishedAt'] as const;

export type DateConflict = {
  /** Which date comes too late. */
  begins: (typeof BEGINNINGS)[number];
  at: Date;
  /** When the edition is taken off the site: at `at` or before. */
  until: Date;
};

/**
 * Which two dates of an edition contradict each other, so that what is planned would never be seen: the end comes before
 * the schedule, the embargo's end or the date that readers see.
 *
 * On a draft too, where nothing is planned yet: publishing it later would be in vain. An end that has passed is over and
 * contradicts nothing: publishing and scheduling drop it. Nor does anything while the edition is withdrawn, for nothing
 * is promised; taking the withdrawal back asks again.
 * @param facts the facts as they would be
 * @returns null when readers get, at some instant from `now` on, whatever is live or planned
 */
export function dateConflict(facts: EditionFacts, now: Date): DateConflict | null {
  const { unpublishAt: until } = facts;
  if (until === null || until <= now || facts.withdrawnAt !== null) return null;
  for (const begins of BEGINNINGS) {
    const at = facts[begins];
    if (at !== null && at >= until) return { begins, at, until };
  }
  return null;
}
