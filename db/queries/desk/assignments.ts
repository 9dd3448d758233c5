import { eq, inArray } from 'drizzle-orm';
import type { Assigned } from '#lib/article/hand-over.ts';
import type { Locale } from '#lib/locale.ts';
import { assignment, user } from '../../schema.ts';
import type { Database } from '../../store.ts';

/** Whose a language of an article is; `name` is null where the account is gone. */
export type Assignment = Assigned & {
  articleId: number;
  locale: Locale;
  name: string | null;
  isOverdue: boolean;
};

/** What is assigned of articles, for whoever has asked whether the actor may see them. */
export async function assignmentsOf(read: Database, articleIds: number[], now: Date): Promise<Assignment[]> {
  const rows = await read
    .select({
      articleId: assignment.articleId,
      locale: assignment.locale,
      userId: assignment.userId,
      dueAt: assignment.dueAt,
      name: user.name,
    })
    .from(assignment)
    .leftJoin(user, eq(user.id, assignment.userId))
    .where(inArray(assignment.articleId, articleIds));
  return rows.map((row) => ({ ...row, isOverdue: row.dueAt !== null && row.dueAt <= now }));
}
