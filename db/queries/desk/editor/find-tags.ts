import { and, asc, eq, inArray, like, sql } from 'drizzle-orm';
import { matchKey } from '#lib/article/normalize.ts';
import type { TagSuggestion } from '#lib/desk/editor.ts';
import type { Actor } from '../../../auth/actor.ts';
import { alias, tag, tagName } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readableTag } from '../readable-tags.ts';
import { named } from './facts-of.ts';

const MOST = 20;

/**
 * Tags one of whose wordings, names included, contains what was typed; those that begin with it come first. Only those
 * that the actor may be told of.
 */
export async function findTags({ actor, typed }: { actor: Actor; typed: string }): Promise<TagSuggestion[]> {
  const key = matchKey(typed);
  if (key === '') return [];
  const escaped = key.replace(/[\\%_]/g, '\\$&');
  const contains = like(alias.matchKey, sql`${`%${escaped}%`} escape '\\'`);
  const begins = sql`instr(${alias.matchKey}, ${key})`;
  const rows = await theStore()
    .read.select({
      id: tag.id,
      matched: alias.wording,
    })
    .from(alias)
    .innerJoin(tag, eq(tag.id, alias.entityId))
    .where(and(eq(alias.scope, 'tag'), contains, readableTag(actor)))
    .orderBy(asc(begins), sql`length(${alias.matchKey})`, asc(alias.matchKey))
    .limit(MOST * 3);
  const matched = new Map(rows.toReversed().map((row) => [row.id, row.matched]));
  const ids = [...new Set(rows.map(({ id }) => id))].slice(0, MOST);
  const found = await tagsById(ids);
  return found.map((each) => ({ ...each, matched: matched.get(each.id) ?? '' }));
}

/** Tags with their names, in the order of `ids`, which whoever asks has been told of. */
export async function tagsById(ids: number[]): Promise<Omit<TagSuggestion, 'matched'>[]> {
  const rows = await theStore()
    .read.select({ id: tag.id, key: tag.key, locale: tagName.locale, name: tagName.name })
    .from(tag)
    .leftJoin(tagName, eq(tagName.tagId, tag.id))
    .where(inArray(tag.id, ids));
  return named(rows, ({ id, key }) => ({ id, key })).toSorted(
    (a, b) => ids.indexOf(a.id) - ids.indexOf(b.id),
  );
}
