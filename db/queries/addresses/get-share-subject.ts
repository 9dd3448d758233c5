import { and, eq, sql } from 'drizzle-orm';
import { articleSubject } from '#lib/share/article-subject.ts';
import type { SharePlace, ShareSubject } from '#lib/share/share-address.ts';
import { prepared } from '../../prepared.ts';
import { category, categoryName } from '../../schema.ts';
import { listTeasers } from '../editions/teaser.ts';

/** What a share picture shows now. Null where readers may not see it, and where there is none. */
export async function getShareSubject({
  kind,
  id,
  locale,
}: Omit<SharePlace, 'shape'>): Promise<ShareSubject | null> {
  if (kind === 'site') return { kind, locale };
  if (kind === 'category') {
    const [row] = await categoryAt({ id, locale });
    return row ? { kind, id, locale, categoryKey: row.key, categoryName: row.name } : null;
  }
  const [teaser] = await listTeasers({ locale, list: { kind: 'all', articleIds: [id] }, limit: 1 });
  return teaser ? articleSubject(teaser) : null;
}

const categoryAt = prepared((read) =>
  read
    .select({ key: category.key, name: categoryName.name })
    .from(category)
    .innerJoin(
      categoryName,
      and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, sql.placeholder('locale'))),
    )
    .where(eq(category.id, sql.placeholder('id'))),
);
