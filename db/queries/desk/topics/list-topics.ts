import { and, asc, desc, eq, exists, inArray, isNull, like, lt, sql } from 'drizzle-orm';
import { matchKey } from '#lib/article/normalize.ts';
import type { DeskTopic, TopicKind, TopicRef } from '#lib/desk/topics.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { alias } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { TOPIC_NAMES } from '../../taxonomy/get-topic.ts';
import { countArticles, deskTopic, TOPIC_TABLES, topicRefs } from './desk-topic.ts';

export type TopicEntry = TopicRef & { articles: number };

const PAGE = 60;

/**
 * Topics of one kind: categories in the order of the navigation, all of them; tags and authors a page at a time, the latest first.
 * Merged ones are left out.
 * @param args.typed part of a name or other wording; '' for all
 * @param args.before the id that a page of older ones begins behind
 * @returns null for who may not manage topics; `next` is the `before` of the next page
 */
export async function listTopics(args: {
  actor: Actor;
  kind: TopicKind;
  typed?: string | undefined;
  before?: number | undefined;
}): Promise<{ topics: TopicEntry[]; next: number | null } | null> {
  const { actor, kind, typed = '', before } = args;
  if (scopeOf(actor, 'manage-topics') === undefined) return null;
  const { read } = theStore();
  const table = TOPIC_TABLES[kind];
  const order = kind === 'category' ? asc(TOPIC_TABLES.category.position) : desc(table.id);
  const rows = await read
    .select({ id: table.id })
    .from(table)
    .where(and(isNull(table.mergedIntoId), before ? lt(table.id, before) : undefined, worded(kind, typed)))
    .orderBy(order)
    .limit(PAGE + 1);
  const ids = rows.slice(0, PAGE).map(({ id }) => id);
  const refs = await topicRefs(read, kind, ids);
  const counts = await countArticles(read, kind, ids);
  const topics = ids.flatMap((id): TopicEntry[] => {
    const ref = refs.find((each) => each.id === id);
    return ref ? [{ ...ref, articles: counts.get(id) ?? 0 }] : [];
  });
  return { topics, next: rows.length > PAGE ? (ids.at(-1) ?? null) : null };
}

/** One of whose names or other wordings holds what was typed. */
function worded(kind: TopicKind, typed: string) {
  const key = matchKey(typed);
  if (key === '') return undefined;
  const { read } = theStore();
  const table = TOPIC_TABLES[kind];
  const holds = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const wordings = read
    .select({ one: sql`1` })
    .from(alias)
    .where(
      and(
        eq(alias.scope, kind),
        eq(alias.entityId, table.id),
        like(alias.matchKey, sql`${holds(key)} escape '\\'`),
      ),
    );
  const names = TOPIC_NAMES[kind];
  const named = read
    .select({ id: sql<number>`${names.id}` })
    .from(names.table)
    .where(sql`${names.name} like ${holds(typed.trim())} escape '\\'`);
  return sql`(${exists(wordings)} or ${inArray(table.id, named)})`;
}

/** A topic for its form; null where there is none, or the actor may not manage topics. */
export async function getDeskTopic(args: {
  actor: Actor;
  kind: TopicKind;
  id: number;
}): Promise<DeskTopic | null> {
  const { actor, kind, id } = args;
  if (scopeOf(actor, 'manage-topics') === undefined) return null;
  return deskTopic(theStore().read, kind, id);
}
