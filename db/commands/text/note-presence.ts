import { asc, eq, lt } from 'drizzle-orm';
import type { PresenceView } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { factsOf } from '../../queries/desk/editor/facts-of.ts';
import { presence } from '../../schema.ts';
import { findArticle } from '../run/change-edition.ts';
import { runCommand } from '../run/run-command.ts';
import { versionsOf } from './save-text.ts';

/** Pages say every 10 seconds that they are open; who has not for this long is gone. */
const GONE_AFTER = 30_000;

export type NotePresence = {
  actor: Actor;
  articleId: number;
  /** A random id of the open page. */
  tab: string;
  /** Where the cursor is; null when it is in no text. */
  locale: Locale | null;
  segment: string | null;
};

/** Notes that somebody has an article open, and answers who else has and what the article is now. */
export function notePresence({ actor, articleId, tab, locale, segment }: NotePresence) {
  return runCommand(actor, { right: 'read', articleId }, async (context): Promise<PresenceView> => {
    const { transaction, now } = context;
    await findArticle(context, articleId);
    await transaction.delete(presence).where(lt(presence.seenAt, new Date(now.getTime() - GONE_AFTER)));
    const here = { userId: actor.userId, name: actor.name, locale, segmentId: segment, seenAt: now };
    await transaction
      .insert(presence)
      .values({ articleId, tab, ...here })
      .onConflictDoUpdate({ target: [presence.articleId, presence.tab], set: here });
    const rows = await transaction
      .select()
      .from(presence)
      .where(eq(presence.articleId, articleId))
      .orderBy(asc(presence.name), asc(presence.tab));
    return {
      people: rows.map((row) => ({
        name: row.name,
        locale: row.locale,
        segment: row.segmentId,
        // Somebody with two tabs, or one just closed, is not in their own company.
        self: row.tab === tab || (row.userId !== null && row.userId === actor.userId),
      })),
      versions: await versionsOf(context, articleId),
      facts: (await factsOf(transaction, articleId)).versions,
    };
  });
}
