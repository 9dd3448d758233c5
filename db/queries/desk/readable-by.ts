import { eq, type SQL, sql } from 'drizzle-orm';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../commands/command.ts';
import { article } from '../../schema.ts';

/** Condition for queries over `article`: those that this person may see at the desk. Undefined for all of them. */
export function readableBy({ role, userId }: Actor): SQL | undefined {
  const scope = scopeOf(role, 'read');
  if (scope === 'all') return undefined;
  return scope === undefined || userId === null ? sql`0` : eq(article.createdBy, userId);
}
