import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Right } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { publicEdition } from '../../queries/editions/public-edition.ts';
import { article, articleTag, category, tag } from '../../schema.ts';
import { findArticle } from '../run/change-edition.ts';
import { type Context, recordEach, refuse, runBulkCommand } from '../run/run-command.ts';

/** As many articles as one command takes. */
export const BULK_LIMIT = 200;

export type BulkAction =
  | { kind: 'set-category'; categoryId: number }
  | { kind: 'add-tag' | 'remove-tag'; tagId: number }
  /** `pages`: as many pages of readers as may go with them. */
  | { kind: 'trash'; pages: number }
  | { kind: 'restore' };

export type BulkArticles = { actor: Actor; articleIds: number[]; action: BulkAction };

/** Taking out of the trash asks for the same right as putting in: who may do the one may take it back. */
const RIGHT_FOR = {
  'set-category': 'edit-facts',
  'add-tag': 'edit-facts',
  'remove-tag': 'edit-facts',
  trash: 'trash',
  restore: 'trash',
} satisfies Record<BulkAction['kind'], Right>;

/**
 * Does one thing to several articles, to all of them or to none: gives them a category, adds or removes a tag, puts them
 * into the trash or takes them out. Articles that are as they should be already are left alone; live ones go into the trash
 * only with the number of their pages.
 * @param articleIds at most BULK_LIMIT
 * @returns which articles changed; or all that stand in the way
 */
export function bulkArticles({ actor, articleIds, action }: BulkArticles) {
  if (articleIds.length > BULK_LIMIT) throw new RangeError(`More than ${BULK_LIMIT} articles at once.`);
  const each = {
    right: RIGHT_FOR[action.kind],
    articleIds: [...new Set(articleIds)],
    async check(context: Context, articleId: number) {
      const { trashedAt } = await findArticle(context, articleId);
      if (trashedAt && RIGHT_FOR[action.kind] === 'edit-facts') refuse('trashed', { articleId });
    },
  };
  return runBulkCommand(actor, each, async (context) => {
    const changed = await change(context, each.articleIds, action);
    const { kind, ...detail } = action;
    await recordEach(context, { action: kind, articleIds: changed, detail, visible: true });
    return { changed };
  });
}

async function change(context: Context, articleIds: number[], action: BulkAction): Promise<number[]> {
  switch (action.kind) {
    case 'set-category':
      return setCategory(context, articleIds, action.categoryId);
    case 'add-tag':
      return addTag(context, articleIds, action.tagId);
    case 'remove-tag':
      return removeTag(context, articleIds, action.tagId);
    case 'trash':
      await refuseUnseenPages(context, articleIds, action.pages);
      return setTrashed(context, articleIds, true);
    case 'restore':
      return setTrashed(context, articleIds, false);
  }
}

async function setCategory({ transaction }: Context, articleIds: number[], categoryId: number) {
  const [known] = await transaction
    .select({ id: category.id })
    .from(category)
    .where(eq(category.id, categoryId));
  if (!known) refuse('unknown-category', { category: categoryId, known: '' });
  const rows = await transaction
    .update(article)
    .set({ categoryId })
    .where(and(inArray(article.id, articleIds), sql`${article.categoryId} is not ${categoryId}`))
    .returning({ id: article.id });
  return rows.map(({ id }) => id);
}

/** The tag comes last; the others keep their order. */
async function addTag({ transaction }: Context, articleIds: number[], tagId: number) {
  const [known] = await transaction
    .select({ id: tag.id })
    .from(tag)
    .where(and(eq(tag.id, tagId), isNull(tag.mergedIntoId)));
  if (!known) refuse('unknown-tag', { tagId });
  const last = sql<number>`(select coalesce(max(position), 0) + 1 from ${articleTag} where article_id = ${article.id})`;
  const rows = await transaction
    .insert(articleTag)
    .select(
      transaction
        .select({
          articleId: article.id,
          tagId: sql<number>`${tagId}`.as('tag_id'),
          position: last.as('position'),
        })
        .from(article)
        .where(inArray(article.id, articleIds)),
    )
    .onConflictDoNothing()
    .returning({ id: articleTag.articleId });
  return rows.map(({ id }) => id);
}

async function removeTag({ transaction }: Context, articleIds: number[], tagId: number) {
  const rows = await transaction
    .delete(articleTag)
    .where(and(inArray(articleTag.articleId, articleIds), eq(articleTag.tagId, tagId)))
    .returning({ id: articleTag.articleId });
  return rows.map(({ id }) => id);
}

/** Whoever takes pages away from readers has been told how many. */
async function refuseUnseenPages({ transaction, now }: Context, articleIds: number[], seen: number) {
  const shown = publicEdition(now);
  const [live] = await transaction
    .select({
      pages: sql<number>`count(*)`,
      articles: sql<number>`count(distinct ${shown.articleId})`,
    })
    .from(shown)
    .where(inArray(shown.articleId, articleIds));
  if (live && live.pages > seen) refuse('live-pages', live);
}

async function setTrashed({ transaction, now }: Context, articleIds: number[], isTrashed: boolean) {
  const rows = await transaction
    .update(article)
    .set({ trashedAt: isTrashed ? now : null })
    .where(
      and(
        inArray(article.id, articleIds),
        isTrashed ? isNull(article.trashedAt) : isNotNull(article.trashedAt),
      ),
    )
    .returning({ id: article.id });
  return rows.map(({ id }) => id);
}
