/**
 * When an edition is public, and how staff's verbs change that. Facts are stored, a status is derived: nothing
 * here needs a job to run at the right minute. `db/queries/editions/public-edition.ts` says `publicRevisionId` in SQL; a test holds
 * both to the same answer, minute by minute.
 */
export type EditionFacts = {
  draftRevisionId: number;
  liveRevisionId: number | null;
  scheduledRevisionId: number | null;
  scheduledAt: Date | null;
  /** Whether what is scheduled is a minor change, of which no date tells. */
  scheduledIsMinor: boolean;
  publishedAt: Date | null;
  firstPublishedAt: Date | null;
  modifiedAt: Date | null;
  embargoUntil: Date | null;
  unpublishAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
};

export type EditionStatus =
  | 'draft'
  | 'scheduled'
  | 'embargoed'
  | 'live'
  | 'unpublished'
  | 'withdrawn'
  | 'trashed';

const passed = (instant: Date | null, now: Date) => instant !== null && instant <= now;
const ahead = (instant: Date | null, now: Date) => instant !== null && instant > now;
const later = (a: Date, b: Date | null) => (b !== null && b > a ? b : a);

/** The revision that readers get at `now`, or null when they get none. `trashedAt` is the article's. */
export function publicRevisionId(facts: EditionFacts & { trashedAt: Date | null }, now: Date): number | null {
  const due = passed(facts.scheduledAt, now);
  const revision = due ? facts.scheduledRevisionId : facts.liveRevisionId;
  const visible =
    passed(facts.publishedAt, now) &&
    !ahead(facts.embargoUntil, now) &&
    !passed(facts.unpublishAt, now) &&
    facts.withdrawnAt === null &&
    facts.trashedAt === null;
  return visible ? revision : null;
}

/** One word for the edition at `now`. A live edition with a newer draft or a scheduled update is still `live`. */
export function editionStatus(facts: EditionFacts & { trashedAt: Date | null }, now: Date): EditionStatus {
  if (facts.trashedAt) return 'trashed';
  if (facts.withdrawnAt) return 'withdrawn';
  if (publicRevisionId(facts, now) !== null) return 'live';
  if (facts.liveRevisionId === null && facts.scheduledRevisionId === null) {
    return hasBeenPublic(facts, now) ? 'unpublished' : 'draft';
  }
  if (passed(facts.unpublishAt, now)) return 'unpublished';
  if (ahead(facts.embargoUntil, now)) return 'embargoed';
  return 'scheduled';
}

/** Whether readers could read the edition at `now` or before. */
export function hasBeenPublic(facts: EditionFacts, now: Date): boolean {
  return passed(facts.firstPublishedAt, now);
}

/**
 * The revision that readers are to have in the end, and from when: `now` where they may have it already.
 * @returns null where nothing is live or planned. Ends, withdrawals and the trash are not asked.
 */
export function plannedRevision(before: EditionFacts, now: Date): { id: number; at: Date } | null {
  const facts = settle(before, now);
  const id = facts.scheduledRevisionId ?? facts.liveRevisionId;
  return id === null ? null : { id, at: later(firstSeen(facts, now), facts.scheduledAt) };
}

/** From when on readers may have anything of an edition, `now` or later; of what is not there yet, when it comes. */
export function firstSeen(before: EditionFacts, now: Date): Date {
  const facts = settle(before, now);
  const begin = later(later(now, facts.publishedAt), facts.embargoUntil);
  return facts.liveRevisionId === null ? later(begin, facts.scheduledAt) : begin;
}

const NOTHING_SCHEDULED = { scheduledRevisionId: null, scheduledAt: null, scheduledIsMinor: false } as const;

/** Turns a schedule that has come due into plain live facts; every verb below starts from settled facts. */
export function settle(facts: EditionFacts, now: Date): EditionFacts {
  if (!passed(facts.scheduledAt, now)) return facts;
  return {
    ...facts,
    liveRevisionId: facts.scheduledRevisionId,
    modifiedAt:
      facts.liveRevisionId === null || facts.scheduledIsMinor ? facts.modifiedAt : facts.scheduledAt,
    ...NOTHING_SCHEDULED,
  };
}

/**
 * Makes `revisionId` the live one. The first time, the date is `publishedAt` (which may lie ahead), else now, but
 * never before an embargo ends; later the date stays, unless one that is past is given, and `modifiedAt` tells the
 * change, unless it is a minor one, which readers need not be told of.
 */
export function publish(
  before: EditionFacts,
  {
    revisionId,
    publishedAt,
    isMinor = false,
    now,
  }: { revisionId: number; publishedAt?: Date | undefined; isMinor?: boolean; now: Date },
): EditionFacts {
  const facts = settle(before, now);
  const changed = facts.liveRevisionId !== revisionId;
  const next: EditionFacts = {
    ...facts,
    liveRevisionId: revisionId,
    ...NOTHING_SCHEDULED,
    unpublishAt: passed(facts.unpublishAt, now) ? null : facts.unpublishAt,
  };
  if (hasBeenPublic(facts, now)) {
    // A date ahead, from before readers knew the edition, must not hide it now.
    next.publishedAt = publishedAt ?? (ahead(facts.publishedAt, now) ? now : facts.publishedAt);
    next.modifiedAt = changed && !isMinor ? now : facts.modifiedAt;
  } else {
    const date = publishedAt ?? now;
    next.publishedAt = later(date, facts.embargoUntil);
    next.firstPublishedAt = later(later(now, date), facts.embargoUntil);
    next.modifiedAt = null;
  }
  return next;
}

/**
 * Lets `revisionId` become the live one at `at`, an instant after `now`. What is live stays so until then; what has ended
 * stays off the site until then, and its end, which is over, is dropped.
 */
export function schedule(
  before: EditionFacts,
  { revisionId, at, isMinor = false, now }: { revisionId: number; at: Date; isMinor?: boolean; now: Date },
): EditionFacts {
  const facts = settle(before, now);
  const hasEnded = passed(facts.unpublishAt, now);
  const next = {
    ...facts,
    ...(hasEnded && { liveRevisionId: null, unpublishAt: null }),
    scheduledRevisionId: revisionId,
    scheduledAt: at,
    scheduledIsMinor: isMinor && hasBeenPublic(facts, now),
  };
  if (!hasBeenPublic(facts, now)) {
    next.liveRevisionId = null;
    next.publishedAt = next.firstPublishedAt = later(at, facts.embargoUntil);
  } else if (ahead(facts.publishedAt, at)) {
    next.publishedAt = at;
  }
  return next;
}

/** Takes a schedule back. What is live stays; what readers never saw is a draft again. */
export function unschedule(before: EditionFacts, { now }: { now: Date }): EditionFacts {
  const facts = settle(before, now);
  const next = { ...facts, ...NOTHING_SCHEDULED };
  return hasBeenPublic(facts, now) || facts.liveRevisionId !== null
    ? next
    : { ...next, publishedAt: null, firstPublishedAt: null };
}

/** Hides the edition until `until`; null lifts the embargo. An edition not seen so far gets its date from it. */
export function embargo(
  before: EditionFacts,
  { until, now }: { until: Date | null; now: Date },
): EditionFacts {
  const facts = settle(before, now);
  const next = { ...facts, embargoUntil: until };
  const waiting = facts.liveRevisionId !== null || facts.scheduledRevisionId !== null;
  if (waiting && !hasBeenPublic(facts, now)) {
    const date = facts.scheduledAt ?? givenDate(facts) ?? now;
    next.publishedAt = later(date, until);
    next.firstPublishedAt = later(later(now, date), until);
  }
  return next;
}

/** The date that an unseen edition was published with, where it is not the end of an embargo that stands for one. */
function givenDate({ publishedAt, embargoUntil }: EditionFacts): Date | null {
  return publishedAt && (embargoUntil === null || publishedAt > embargoUntil) ? publishedAt : null;
}

/** Takes the edition off the site, now or at `at` (an instant after `now`); it can be published again. */
export function unpublish(
  before: EditionFacts,
  { at, now }: { at?: Date | undefined; now: Date },
): EditionFacts {
  const facts = settle(before, now);
  if (at) return { ...facts, unpublishAt: at };
  const seen = hasBeenPublic(facts, now);
  return {
    ...facts,
    liveRevisionId: null,
    ...NOTHING_SCHEDULED,
    unpublishAt: null,
    publishedAt: seen ? facts.publishedAt : null,
    firstPublishedAt: seen ? facts.firstPublishedAt : null,
  };
}

/** Replaces the page by a public reason (410). Only what readers have seen can be withdrawn. */
export function withdraw(before: EditionFacts, { reason, now }: { reason: string; now: Date }): EditionFacts {
  return { ...settle(before, now), withdrawnAt: now, withdrawnReason: reason };
}

/** Takes a withdrawal back. */
export function reinstate(before: EditionFacts, { now }: { now: Date }): EditionFacts {
  return { ...settle(before, now), withdrawnAt: null, withdrawnReason: null };
}
