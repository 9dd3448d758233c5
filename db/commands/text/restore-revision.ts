import { and, desc, eq, lt } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { revision } from '../../schema.ts';
import { findEdition, refuseMovedOn } from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { saveRevision } from './save-revision.ts';

export type RestoreRevision = {
  actor: Actor;
  articleId: number;
  revisionId: number;
  /** Of the edition, as it was when the one who restores looked at it. */
  version: number;
};

/** Makes the text of an older revision the draft again, as a new revision: nothing is rewritten. */
export function restoreRevision({ actor, articleId, revisionId, version }: RestoreRevision) {
  return runCommand(actor, { right: 'edit-text', articleId }, async (context) => {
    const { transaction } = context;
    const [old] = await transaction
      .select()
      .from(revision)
      .where(and(eq(revision.id, revisionId), eq(revision.articleId, articleId)));
    if (!old) return refuse('unknown-revision', { articleId, revisionId });
    const ref = { articleId, locale: old.locale };
    const edition = await findEdition(context, ref);
    if (edition.trashedAt) refuse('trashed', { articleId });
    await refuseMovedOn(context, ref, version);
    const id = await saveRevision(
      context,
      ref,
      parseDocument(old.document),
      'restore',
      edition.draftRevisionId,
      { madeFrom: await counterpartThen(context, ref, revisionId) },
    );
    const detail = { revisionId: id, from: revisionId };
    await record(context, { action: 'restore-revision', ...ref, detail, visible: false });
    return { revisionId: id, locale: old.locale, version: edition.version + 1 };
  });
}

/** What the other language said when the old revision was written: that is what its translations were made from. */
async function counterpartThen(
  { transaction }: Context,
  { articleId, locale }: { articleId: number; locale: Locale },
  revisionId: number,
): Promise<ArticleDocument | undefined> {
  const [other] = await transaction
    .select({ document: revision.document })
    .from(revision)
    .where(
      and(
        eq(revision.articleId, articleId),
        eq(revision.locale, otherLocale(locale)),
        lt(revision.id, revisionId),
      ),
    )
    .orderBy(desc(revision.id))
    .limit(1);
  return other && parseDocument(other.document);
}
