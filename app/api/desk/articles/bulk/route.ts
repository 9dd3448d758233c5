import type { Actor } from '#db/auth/actor.ts';
import { BULK_LIMIT, type BulkAction, bulkArticles } from '#db/commands/editions/bulk-articles.ts';
import { findTag } from '#db/queries/desk/list/list-choices.ts';
import {
  BULK_KINDS,
  BULK_REASONS,
  type BulkOutcome,
  type BulkReason,
  outcomeQuery,
  withoutOutcome,
} from '#lib/desk/bulk-outcome.ts';
import { articlesPath, localDeskPath, signInPath } from '#lib/desk/paths.ts';
import { viewerOf } from '../../../../viewer.ts';
import { seeOther } from '../../form.ts';
import { type Form, readForm, unreadForm } from '../../read-form.ts';

/**
 * Does one thing to the articles that were chosen in the list, and leads back to it with what came of it. Fields: `article`
 * (repeated), `do` (the button), `category`, `tag`, `back`.
 */
export async function POST(request: Request): Promise<Response> {
  const viewer = await viewerOf(request);
  if (!viewer) return seeOther(signInPath(withoutOutcome(pageOf(request))));
  const read = await readForm(request);
  if (!read.ok) return unreadForm(viewer.locale, read);
  const { form } = read;
  const back = withoutOutcome(localDeskPath(text(form, 'back') || articlesPath));

  const articleIds = form.getAll('article').map(Number).filter(Number.isSafeInteger);
  const answer = (outcome: BulkOutcome, chosen = articleIds) => {
    const query = outcomeQuery(outcome, chosen.slice(0, BULK_LIMIT));
    return seeOther(`${back}${back.includes('?') ? '&' : '?'}${query}`);
  };
  if (articleIds.length === 0) return answer({ problem: 'nothing-chosen' });
  if (articleIds.length > BULK_LIMIT) return answer({ problem: 'too-many' });
  const action = await actionOf(viewer, form);
  if ('problem' in action) return answer(action);

  const result = await bulkArticles({ actor: viewer, articleIds, action });
  if (result.ok) return answer({ done: action.kind, count: result.changed.length });
  if (result.code === 'unknown-category') return answer({ problem: 'no-category' });
  if (result.code !== 'some-refused') return answer({ problem: 'not-allowed' });
  const refused: Partial<Record<BulkReason, number[]>> = {};
  for (const { articleId, code } of result.refused) {
    const reason = BULK_REASONS.find((each) => each === code) ?? 'forbidden';
    refused[reason] = [...(refused[reason] ?? []), articleId];
  }
  return answer({ refused });
}

async function actionOf(
  actor: Actor,
  form: Form,
): Promise<BulkAction | Extract<BulkOutcome, { problem: string }>> {
  const kind = BULK_KINDS.find((each) => each === text(form, 'do'));
  if (kind === 'trash' || kind === 'restore') return { kind };
  if (kind === 'set-category') {
    const categoryId = Number(text(form, 'category'));
    return categoryId > 0 ? { kind, categoryId } : { problem: 'no-category' };
  }
  if (!kind) return { problem: 'not-allowed' };
  const wording = text(form, 'tag');
  if (!wording) return { problem: 'no-tag' };
  const tagId = await findTag({ actor, wording });
  return tagId === null ? { problem: 'unknown-tag' } : { kind, tagId };
}

/** The list that the form stands on, as the browser says: nobody reads what a stranger's form says. */
function pageOf({ headers }: Request): string {
  const from = headers.get('referer');
  if (!from || !URL.canParse(from)) return articlesPath;
  const { pathname, search } = new URL(from);
  return pathname === articlesPath ? pathname + search : articlesPath;
}

const text = (form: Form, name: string) => (form.get(name) ?? '').trim();
