import { and, asc, eq, sql } from 'drizzle-orm';
import type { Vocabulary } from '#lib/import/report.ts';
import { alias, tag } from '../schema.ts';
import { type Database, theStore } from '../store.ts';

/** What the store's categories and tags are called, for reading category and tag lines. Merged tags lead on. */
export async function getVocabulary(database: Database = theStore().read): Promise<Vocabulary> {
  const rows = await database
    .select({
      scope: alias.scope,
      wording: alias.wording,
      id: sql<number>`coalesce(${tag.mergedIntoId}, ${alias.entityId})`,
    })
    .from(alias)
    .leftJoin(tag, and(eq(alias.scope, 'tag'), eq(tag.id, alias.entityId)))
    .orderBy(asc(alias.entityId));
  const gather = (scope: 'category' | 'tag') => {
    const entries = new Map<number, string[]>();
    for (const row of rows.filter((each) => each.scope === scope)) {
      entries.set(row.id, [...(entries.get(row.id) ?? []), row.wording]);
    }
    return [...entries].map(([id, wordings]) => ({ id, wordings }));
  };
  return { categories: gather('category'), tags: gather('tag') };
}
