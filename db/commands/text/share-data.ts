import { eq } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { settle } from '#lib/article/edition-state.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import { edition, revision } from '../../schema.ts';
import { changeEdition, type EditionRef } from '../run/change-edition.ts';
import type { Context } from '../run/run-command.ts';
import { keepPictures } from './keep-pictures.ts';

/**
 * Lets readers of the other language have the numbers of an edition that is public now. Their words stay as they were
 * published: only what both languages share changes, in what is live and in what is scheduled.
 */
export async function publishSharedData(context: Context, { articleId, locale }: EditionRef): Promise<void> {
  const rows = await context.transaction.select().from(edition).where(eq(edition.articleId, articleId));
  const own = rows.find((row) => row.locale === locale);
  const other = rows.find((row) => row.locale !== locale);
  const document = await documentOf(context, own && settle(own, context.now).liveRevisionId);
  if (!document || !other) return;
  const { liveRevisionId, scheduledRevisionId } = settle(other, context.now);
  const live = await withDataOf(context, other, liveRevisionId, document);
  const scheduled = await withDataOf(context, other, scheduledRevisionId, document);
  if (live === liveRevisionId && scheduled === scheduledRevisionId) return;
  await changeEdition(
    context,
    { articleId, locale: other.locale },
    'publish-data',
    (facts) => ({
      ...settle(facts, context.now),
      liveRevisionId: live,
      scheduledRevisionId: scheduled,
      ...(live !== liveRevisionId && { modifiedAt: context.now }),
    }),
    { from: locale },
  );
}

async function documentOf(
  { transaction }: Context,
  id: number | null | undefined,
): Promise<ArticleDocument | undefined> {
  if (id === null || id === undefined) return undefined;
  const [row] = await transaction
    .select({ document: revision.document })
    .from(revision)
    .where(eq(revision.id, id));
  return row && parseDocument(row.document);
}

/** The revision, or one with the data of `document`: the draft where that says the same, else a new one beside it. */
async function withDataOf(
  context: Context,
  { articleId, locale, draftRevisionId }: typeof edition.$inferSelect,
  id: number | null,
  document: ArticleDocument,
): Promise<number | null> {
  const present = await documentOf(context, id);
  const shared = present && withSharedData(present, document);
  if (!shared || shared === present) return id;
  const draft = await documentOf(context, draftRevisionId);
  if (JSON.stringify(draft) === JSON.stringify(shared)) return draftRevisionId;
  const [made] = await context.transaction
    .insert(revision)
    .values({
      articleId,
      locale,
      parentId: id,
      kind: 'publish',
      actor: context.actor.name,
      createdAt: context.now,
      document: shared,
      headline: shared.headline,
      lede: shared.lede,
    })
    .returning({ id: revision.id });
  if (!made) throw new Error('A revision was not stored.');
  await keepPictures(context, { articleId, revisionId: made.id }, shared);
  return made.id;
}
