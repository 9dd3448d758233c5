import type { PublishingRules } from '#lib/article/hand-over.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { theStore } from '../../store.ts';
import { publishingRules, rulesSeen } from '../editions/publishing-rules.ts';

/** What the newsroom asks for before publishing, for who sets it; null for anybody else. */
export async function getPublishingRules(
  actor: Actor,
): Promise<{ rules: PublishingRules; seen: string } | null> {
  if (scopeOf(actor, 'manage-settings') === undefined) return null;
  const rules = await publishingRules(theStore().read);
  return { rules, seen: rulesSeen(rules) };
}
