import { and, eq } from 'drizzle-orm';
import type { TopicKind } from '#lib/desk/topics.ts';
import type { Actor } from '../../auth/actor.ts';
import { EVERYTHING, wordOf } from '../../freshness/words.ts';
import { TOPIC_TABLES } from '../../queries/desk/topics/desk-topic.ts';
import { alias, slug } from '../../schema.ts';
import { record, refuse, runCommand } from '../run/run-command.ts';
import { findTopic } from './save-topic.ts';

/** Removes a topic that no article has, drafts and those in the trash included. Its addresses are free again. */
export function removeTopic({ actor, kind, id }: { actor: Actor; kind: TopicKind; id: number }) {
  return runCommand(actor, { right: 'manage-topics' }, async (context) => {
    const { transaction } = context;
    const { articles, merged, mergedInto, words, aliases, links, portrait } = await findTopic(
      context,
      kind,
      id,
    );
    if (articles > 0) refuse('topic-in-use', { articles });
    if (merged.length > 0 || mergedInto) refuse('topic-merged');
    await transaction.delete(alias).where(and(eq(alias.scope, kind), eq(alias.entityId, id)));
    await transaction.delete(slug).where(and(eq(slug.scope, kind), eq(slug.entityId, id)));
    const table = TOPIC_TABLES[kind];
    await transaction.delete(table).where(eq(table.id, id));
    context.changed.add(kind === 'category' ? EVERYTHING : wordOf(kind, id));
    const detail = { kind, topicId: id, before: { words, aliases, links, portrait } };
    await record(context, { action: 'remove-topic', detail, visible: false });
    return {};
  });
}
