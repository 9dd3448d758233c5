import { and, eq, sql } from 'drizzle-orm';
import { chartsIn } from '#lib/article/document.ts';
import { articleSubject, chartSubject } from '#lib/share/article-subject.ts';
import type { SharePlace, ShareSubject } from '#lib/share/share-address.ts';
import { prepared } from '../../prepared.ts';
import { category, categoryName } from '../../schema.ts';
import { getArticle } from '../editions/get-article.ts';
import { listTeasers } from '../editions/teaser.ts';

/** What a share picture shows now. Null where readers may not see it, and where there is none. */
export async function getShareSubject(place: SharePlace): Promise<ShareSubject | null> {
  const { kind, id, locale } = place;
  if (kind === 'site') return { kind, locale };
  if (kind === 'category') {
    const [row] = await categoryAt({ id, locale });
    return row ? { kind, id, locale, categoryKey: row.key, categoryName: row.name } : null;
  }
  if (kind === 'chart') return chartOf(place);
  const [teaser] = await listTeasers({ locale, list: { kind: 'all', articleIds: [id] }, limit: 1 });
  return teaser ? articleSubject(teaser) : null;
}

/** The chart of an article as readers of the language see it. */
async function chartOf({
  id,
  locale,
  part,
}: Extract<SharePlace, { kind: 'chart' }>): Promise<ShareSubject | null> {
  const [teaser] = await listTeasers({ locale, list: { kind: 'all', articleIds: [id] }, limit: 1 });
  const article = teaser && (await getArticle({ locale, slug: teaser.slug }));
  const chart = article && chartsIn(article.document).find((each) => each.id === part);
  return chart ? chartSubject(article, chart) : null;
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
