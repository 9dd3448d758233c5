import { eq, type SQL, sql } from 'drizzle-orm';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { article } from '../../schema.ts';

/** The condition under which `actor` may see a row of `article` at the desk; undefined when they may see all. */
export function readable(actor: Actor): SQL | undefined {
  const scope = scopeOf(actor, 'read');
  if (scope === 'all') return undefined;
  return scope === undefined || actor.userId === null ? sql`false` : eq(article.createdBy, actor.userId);
}
