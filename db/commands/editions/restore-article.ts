import { and, eq, isNotNull } from 'drizzle-orm';
import { reinstate } from '#lib/article/edition-state.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { article, edition } from '../../schema.ts';
import { changeEdition, findArticle, refuseMovedOn, type Seen } from '../run/change-edition.ts';
import { mustChange } from '../run/must-change.ts';
import { allow, record, refuse, runCommand } from '../run/run-command.ts';
import { refuseOtherFacts } from './refuse-other-facts.ts';

export type RestoreArticle = Seen & {
  actor: Actor;
  articleId: number;
  /** Only this edition's withdrawal; all withdrawn editions when absent. */
  locale?: Locale;
  /** What was shown of that edition besides its text. */
  factsSeen?: string | undefined;
  /** Out of the trash, into which it was put at this instant, and nothing else. */
  trashedAt?: Date;
};

/**
 * Takes an article out of the trash or, where it is not in there, takes back the withdrawal of its editions. Who may put
 * an article into the trash may take it out; a withdrawal is taken back by who may publish.
 */
export function restoreArticle({ actor, articleId, locale, version, factsSeen, trashedAt }: RestoreArticle) {
  return runCommand(actor, { right: 'trash', articleId }, async (context) => {
    if (locale) {
      await refuseMovedOn(context, { articleId, locale }, version);
      await refuseOtherFacts(context, { articleId, locale }, factsSeen);
    }
    const found = await findArticle(context, articleId);
    if (trashedAt && found.trashedAt?.getTime() !== trashedAt.getTime()) refuse('undo-superseded');
    if (found.trashedAt) {
      const restored = await context.transaction
        .update(article)
        .set({ trashedAt: null })
        .where(and(eq(article.id, articleId), isNotNull(article.trashedAt)))
        .returning({ id: article.id });
      mustChange(restored, 'nothing-to-restore', { articleId });
      await record(context, { action: 'restore', articleId, visible: true });
      return { from: 'trash' as const };
    }
    await allow(context, { right: 'publish', articleId });
    const withdrawn = await context.transaction
      .select({ locale: edition.locale })
      .from(edition)
      .where(
        and(
          eq(edition.articleId, articleId),
          isNotNull(edition.withdrawnAt),
          locale && eq(edition.locale, locale),
        ),
      );
    if (withdrawn.length === 0) refuse('nothing-to-restore', { articleId });
    for (const each of withdrawn) {
      await changeEdition(context, { articleId, locale: each.locale }, 'restore', (facts) =>
        reinstate(facts, { now: context.now }),
      );
    }
    return { from: 'withdrawal' as const };
  });
}
