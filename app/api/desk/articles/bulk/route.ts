import type { z } from 'zod';
import type { Actor } from '#db/auth/actor.ts';
import { BULK_LIMIT, type BulkAction, bulkArticles } from '#db/commands/editions/bulk-articles.ts';
import { findTag } from '#db/queries/desk/list/list-choices.ts';
import { BULK_REASONS, type BulkProblem, type BulkReason } from '#lib/desk/bulk-outcome.ts';
import { listPath, parseListQuery } from '#lib/desk/list-address.ts';
import { articlesPath } from '#lib/desk/paths.ts';
import { bulkRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../../desk-route.ts';

/** Does one thing to the articles that were chosen in the list, and leads back to it with what came of it. */
export const POST = deskRoute({
  schema: bulkRequest,
  page: ({ fields, request }) => listAt(fields.back ?? request.headers.get('referer')),
  form: 'bulk',
  keeps: ['article', 'category', 'tag'],
  async run({ viewer, input }) {
    const articleIds = input.article;
    if (articleIds.length === 0) return problem('nothing-chosen');
    if (articleIds.length > BULK_LIMIT) return problem('too-many');
    const action = await actionOf(viewer, input);
    if (typeof action === 'string') return problem(action);

    const result = await bulkArticles({ actor: viewer, articleIds, action });
    if (result.ok) return { ok: true, bulk: { done: action.kind, count: result.changed.length } };
    if (result.code === 'unknown-category') return problem('no-category');
    if (result.code === 'live-pages') {
      const { pages = 0, articles = 0 } = result.detail;
      return { ok: false, bulk: { asks: 'trash', pages: Number(pages), articles: Number(articles) } };
    }
    if (result.code !== 'some-refused') return result;
    const refused: Partial<Record<BulkReason, number[]>> = {};
    for (const { articleId, code } of result.refused) {
      const reason = BULK_REASONS.find((each) => each === code) ?? 'forbidden';
      refused[reason] = [...(refused[reason] ?? []), articleId];
    }
    return { ok: false, bulk: { refused } };
  },
});

const problem = (code: BulkProblem) => ({ ok: false, bulk: { problem: code } }) as const;

async function actionOf(
  actor: Actor,
  { do: kind, category, tag, pages }: z.output<typeof bulkRequest>,
): Promise<BulkAction | BulkProblem> {
  if (kind === 'trash') return { kind, pages };
  if (kind === 'restore') return { kind };
  if (kind === 'set-category') {
    const categoryId = Number(category);
    return categoryId > 0 ? { kind, categoryId } : 'no-category';
  }
  if (!tag) return 'no-tag';
  const tagId = await findTag({ actor, wording: tag });
  return tagId === null ? 'unknown-tag' : { kind, tagId };
}

/**
 * The page of the list that the form stands on: as the form says, or the browser, where nobody is signed in and the form
 * was not read.
 */
function listAt(from: string | string[] | null): string {
  const url = URL.parse(String(from ?? ''), 'http://desk.invalid');
  if (url?.pathname !== articlesPath) return articlesPath;
  return listPath(parseListQuery(Object.fromEntries(url.searchParams)));
}
