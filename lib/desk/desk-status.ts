import { type EditionFacts, editionStatus, publicRevisionId } from '../article/edition-state.ts';

/*
 * How the desk calls the state of an edition: finer than `editionStatus`, which readers' pages need. The same rule in SQL is
 * in db/projections/project-desk.ts; a test holds both to the same answer.
 */
export const DESK_STATUSES = [
  'draft',
  'review',
  'approved',
  'scheduled',
  'live',
  'changed',
  'embargoed',
  'unpublished',
  'withdrawn',
  'trashed',
] as const;

export type DeskStatus = (typeof DESK_STATUSES)[number];

export type DeskFacts = EditionFacts & {
  stage: 'writing' | 'review' | 'approved';
  /** The article's. */
  trashedAt: Date | null;
};

/** One word for the edition at `now`; a live edition whose draft says something else is `changed`. */
export function deskStatus(facts: DeskFacts, now: Date): DeskStatus {
  const status = editionStatus(facts, now);
  if (status === 'live') return publicRevisionId(facts, now) === facts.draftRevisionId ? 'live' : 'changed';
  if (status === 'draft') return facts.stage === 'writing' ? 'draft' : facts.stage;
  return status;
}

/**
 * When readers will get a text that they do not have at `now`: the end of what the edition waits for, or a scheduled
 * update of a live one. Null when nothing is planned.
 */
export function nextAppearance(facts: DeskFacts, now: Date): Date | null {
  const status = deskStatus(facts, now);
  const { scheduledAt, publishedAt, embargoUntil, liveRevisionId } = facts;
  if (status === 'live' || status === 'changed') return scheduledAt && scheduledAt > now ? scheduledAt : null;
  if (status !== 'scheduled' && status !== 'embargoed') return null;
  const waitsFor = [publishedAt, embargoUntil, liveRevisionId === null ? scheduledAt : null];
  return new Date(Math.max(...waitsFor.map((instant) => instant?.getTime() ?? 0)));
}
