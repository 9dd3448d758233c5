import type { PublishingRules } from '#lib/article/hand-over.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { theStore } from '../../store.ts';
import { publishingRules, rulesSeen } from '../editions/publishing-rules.ts';
import { type UnapprovedSchedule, unapprovedSchedules } from '../editions/unapproved-schedules.ts';

/** What the newsroom asks for before publishing, and what it would hold if it began to ask for approvals, for who sets it; null for anybody else. */
export async function getPublishingRules(
  actor: Actor,
): Promise<{ rules: PublishingRules; seen: string; unapproved: UnapprovedSchedule[] } | null> {
  if (scopeOf(actor, 'manage-settings') === undefined) return null;
  const { read, now } = theStore();
  const rules = await publishingRules(read);
  // Where approvals are asked for, what lacks one is held already.
  const unapproved = rules.fourEyes ? [] : await unapprovedSchedules(read, now());
  return { rules, seen: rulesSeen(rules), unapproved };
}
