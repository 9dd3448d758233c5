import { FRONT_ACTS, type FrontAct } from '#lib/desk/front.ts';
import type { TopicKind } from '#lib/desk/topics.ts';
import type { Actor } from '../../auth/actor.ts';
import { findAuditEntry } from '../../queries/desk/audit/list-audit.ts';
import { restoreArticle } from '../editions/restore-article.ts';
import { undoBoard } from '../front/undo-board.ts';
import type { Done, Refusal } from '../run/run-command.ts';
import { unmergeTopic } from '../topics/merge-topic.ts';

/**
 * Takes back what an entry of the audit tells, where that is safe: a merge of topics, an act on a front page's board, and what was put into
 * the trash. Each is done by its own verb, in one transaction and with the right that it asks for; it refuses where something since
 * contradicts (`undo-superseded`, `front-moved-on` and what the verb refuses). Nothing else has all that it changed written down.
 */
export async function undoEntry({
  actor,
  id,
}: {
  actor: Actor;
  id: number;
}): Promise<Done<object> | Refusal> {
  const entry = await findAuditEntry({ actor, id });
  if (!entry) return { ok: false, code: 'unknown-entry', detail: {} };
  const { action, articleId, locale, detail, at } = entry;
  if (action === 'merge-topic') {
    const { kind, topicId } = detail as { kind: TopicKind; topicId: number };
    return unmergeTopic({ actor, kind, id: topicId, entry: id });
  }
  if (action === 'trash' && articleId !== null) return restoreArticle({ actor, articleId, trashedAt: at });
  if (FRONT_ACTS.includes(action as FrontAct) && locale) return undoBoard({ actor, locale, act: id });
  return { ok: false, code: 'not-undoable', detail: {} };
}
