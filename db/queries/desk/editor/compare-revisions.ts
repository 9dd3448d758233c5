import { inArray } from 'drizzle-orm';
import { difference } from '#lib/article/difference.ts';
import { parseDocument } from '#lib/article/document.ts';
import type { RevisionComparison } from '#lib/desk/editor.ts';
import type { Actor } from '../../../auth/actor.ts';
import { revision } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { findRevisions } from './list-revisions.ts';

/**
 * What changed from revision `a` to revision `b` of an article, which must be of one language; null when there are no
 * such two that this person may see.
 */
export async function compareRevisions(args: {
  actor: Actor;
  articleId: number;
  a: number;
  b: number;
}): Promise<RevisionComparison | null> {
  const { actor, articleId } = args;
  const ids = [args.a, args.b];
  const entries = await findRevisions({ actor, articleId, ids });
  const [a, b] = ids.map((id) => entries.find((entry) => entry.id === id));
  if (!a || !b || a.locale !== b.locale) return null;
  const rows = await theStore()
    .read.select({ id: revision.id, document: revision.document })
    .from(revision)
    .where(inArray(revision.id, ids));
  const documentOf = (id: number) => parseDocument(rows.find((row) => row.id === id)?.document);
  return { a, b, differences: difference(documentOf(a.id), documentOf(b.id), a.locale) };
}
