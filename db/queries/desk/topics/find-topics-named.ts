import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { matchKey } from '#lib/article/normalize.ts';
import type { DeskTopic, TopicKind } from '#lib/desk/topics.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { alias } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { TOPIC_NAMES } from '../../taxonomy/get-topic.ts';
import { deskTopic, TOPIC_TABLES } from './desk-topic.ts';

/**
 * The topics of a kind that a wording means: a name in either language, another wording, or `#` and the number. Merged ones are none.
 * @param args.but the one that is not looked for
 */
export async function findTopicsNamed(args: {
  actor: Actor;
  kind: TopicKind;
  typed: string;
  but: number;
}): Promise<DeskTopic[]> {
  const { actor, kind, typed, but } = args;
  if (scopeOf(actor, 'manage-topics') === undefined) return [];
  const { read } = theStore();
  const table = TOPIC_TABLES[kind];
  const names = TOPIC_NAMES[kind];
  const number = /^#(\d{1,15})$/.exec(typed)?.[1];
  const named = read
    .select({ id: sql<number>`${names.id}` })
    .from(names.table)
    .where(sql`${names.name} = ${typed}`);
  const worded = read
    .select({ id: alias.entityId })
    .from(alias)
    .where(and(eq(alias.scope, kind), eq(alias.matchKey, matchKey(typed))));
  const meant = number
    ? eq(table.id, Number(number))
    : or(inArray(table.id, named), inArray(table.id, worded));
  const rows = await read
    .select({ id: table.id })
    .from(table)
    .where(and(meant, isNull(table.mergedIntoId), ne(table.id, but)))
    .limit(10);
  const found = await Promise.all(rows.map((row) => deskTopic(read, kind, row.id)));
  return found.filter((topic) => topic !== null);
}
