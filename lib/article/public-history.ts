import { type EditionFacts, publicRevisionId } from './edition-state.ts';

/*
 * Which texts readers have had of an edition, and from when. Nobody writes that down: what is written down is what each verb made
 * of the edition's plan, and a plan says at every instant which revision is public, or none. So nothing can be told here that
 * readers could not read: drafts, and what was planned and never came, are in no such instant.
 */

/** What of an edition decides which revision readers get. Kept with each verb in the audit, instants in UTC milliseconds. */
const PLAN_FACTS = [
  'liveRevisionId',
  'scheduledRevisionId',
  'scheduledAt',
  'scheduledIsMinor',
  'publishedAt',
  'firstPublishedAt',
  'embargoUntil',
  'unpublishAt',
  'withdrawnAt',
] as const satisfies (keyof EditionFacts)[];

export type KeptPlan = Record<(typeof PLAN_FACTS)[number], number | null>;

/** A plan as it is kept. */
export function keepPlan(facts: EditionFacts): KeptPlan {
  return Object.fromEntries(
    PLAN_FACTS.map((name) => [name, facts[name] === null ? null : Number(facts[name])]),
  ) as KeptPlan;
}

/** What was done, in the order in which it was done: a plan that was made, or the article put into the trash or taken out. */
export type Deed = { at: Date } & ({ plan: KeptPlan; isMinor: boolean } | { isTrashed: boolean });

/** Readers got another revision. `before`: the one they had last; null for the first that is known. */
export type PublicChange = {
  at: Date;
  revisionId: number;
  before: number | null;
  isMinor: boolean;
  /** Since when readers could read the edition, as it was known then. */
  firstPublishedAt: Date | null;
};

/** Every change of the text that readers had until `now`, oldest first. */
export function publicChanges(deeds: readonly Deed[], now: Date): PublicChange[] {
  const changes: PublicChange[] = [];
  let plan: KeptPlan | undefined;
  let trashedAt: Date | null = null;
  let last: number | null = null;
  for (const [index, deed] of deeds.entries()) {
    if ('plan' in deed) plan = deed.plan;
    else trashedAt = deed.isTrashed ? deed.at : null;
    if (!plan) continue;
    const facts = factsOf(plan);
    const until = deeds[index + 1]?.at ?? new Date(now.getTime() + 1);
    for (const at of [deed.at, ...edgesBetween(facts, deed.at, until)]) {
      const revisionId = publicRevisionId({ ...facts, trashedAt }, at);
      if (revisionId === null || revisionId === last) continue;
      // A schedule is as minor as it was planned; plans that were kept before that was asked have no word of it.
      const isPlanned = at !== deed.at && at.getTime() === plan.scheduledAt;
      const isMinor = isPlanned
        ? Boolean(plan.scheduledIsMinor)
        : 'plan' in deed && deed.isMinor && at === deed.at;
      changes.push({ at, revisionId, before: last, isMinor, firstPublishedAt: facts.firstPublishedAt });
      last = revisionId;
    }
  }
  return changes;
}

const instant = (kept: number | null): Date | null => (kept === null ? null : new Date(kept));

function factsOf(plan: KeptPlan): EditionFacts {
  return {
    draftRevisionId: 0,
    liveRevisionId: plan.liveRevisionId,
    scheduledRevisionId: plan.scheduledRevisionId,
    scheduledAt: instant(plan.scheduledAt),
    scheduledIsMinor: Boolean(plan.scheduledIsMinor),
    publishedAt: instant(plan.publishedAt),
    firstPublishedAt: instant(plan.firstPublishedAt),
    modifiedAt: null,
    embargoUntil: instant(plan.embargoUntil),
    unpublishAt: instant(plan.unpublishAt),
    withdrawnAt: instant(plan.withdrawnAt),
    withdrawnReason: null,
  };
}

/** The dates of a plan that come after one instant and before another, in order. */
function edgesBetween(facts: EditionFacts, from: Date, until: Date): Date[] {
  return [facts.scheduledAt, facts.publishedAt, facts.embargoUntil, facts.unpublishAt]
    .filter((edge) => edge !== null && edge > from && edge < until)
    .sort((a, b) => Number(a) - Number(b)) as Date[];
}
