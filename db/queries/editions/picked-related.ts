import { asc, eq } from 'drizzle-orm';
import { relatedPick } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { textHash } from '../../text-hash.ts';

/** The stories that an editor has chosen for the end of an article, in their order, whether readers may see them or not. */
export async function pickedRelated(database: Database, articleId: number): Promise<number[]> {
  const rows = await database
    .select({ id: relatedPick.relatedId })
    .from(relatedPick)
    .where(eq(relatedPick.articleId, articleId))
    .orderBy(asc(relatedPick.position));
  return rows.map(({ id }) => id);
}

/** A fingerprint of them: what a form says that it saw. */
export const picksSeen = (ids: readonly number[]): string => textHash(JSON.stringify(ids));
