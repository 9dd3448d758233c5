import { and, asc, eq, not, or, sql } from 'drizzle-orm';
import type { Vocabulary } from '#lib/import/report.ts';
import type { Actor } from '../../auth/actor.ts';
import { alias, tag } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { readableTag } from './readable-tags.ts';

/**
 * What the store's categories and tags are called, for reading category and tag lines. Of tags, those
 * that the actor may be told of: another one in a text is proposed as a new one.
 */
export async function getVocabulary(actor: Actor): Promise<Vocabulary> {
  const isTag = eq(alias.scope, 'tag');
  const rows = await theStore()
    .read.select({
      scope: alias.scope,
      wording: alias.wording,
      id: alias.entityId,
    })
    .from(alias)
    .leftJoin(tag, and(isTag, eq(tag.id, alias.entityId)))
    .where(or(not(isTag), readableTag(actor) ?? sql`true`))
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
