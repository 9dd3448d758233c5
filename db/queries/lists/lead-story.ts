import { and, eq, sql } from 'drizzle-orm';
import { plainText } from '#lib/article/inline.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import type { Teaser } from '../editions/teaser.ts';

/** A story that leads a page, with the beginning of what it says. */
export type LeadTeaser = Teaser & { points: { label: string; text: string }[] };

const POINTS = 3;

/** A story with its first key points, without marks. One statement. */
export async function leadStory(teaser: Teaser): Promise<LeadTeaser> {
  const { articleId, locale } = teaser;
  noteRead(wordOf('article', articleId));
  const [row] = await pointsOf({ articleId, locale, now: theStore().now().getTime() });
  const points: { label?: string; text?: string }[] = JSON.parse(row?.points ?? '[]');
  return {
    ...teaser,
    points: points
      .slice(0, POINTS)
      .map(({ label = '', text = '' }) => ({ label: plainText(label), text: plainText(text) })),
  };
}

const pointsOf = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  return read
    .select({ points: sql<string | null>`json_extract(${edition.document}, '$.keyPoints.points')` })
    .from(edition)
    .where(
      and(eq(edition.articleId, sql.placeholder('articleId')), eq(edition.locale, sql.placeholder('locale'))),
    )
    .limit(1);
});
