import { type Health, processHealth } from '#lib/process-health.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';

/** How the process that answers is, and its store; null for who may not know, and in a process that serves nobody. */
export async function getHealth(actor: Actor): Promise<Health | null> {
  return scopeOf(actor, 'operate') === 'all' ? processHealth() : null;
}
