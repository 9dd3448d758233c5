import { eq, sql } from 'drizzle-orm';
import { LOCALES } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from './public-edition.ts';

/** Whether readers may see an article in both languages. */
export async function hasBothEditions(articleId: number): Promise<boolean> {
  noteRead(wordOf('article', articleId));
  const rows = await editionsOf({ articleId, now: theStore().now().getTime() });
  return rows.length === LOCALES.length;
}

const editionsOf = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  return read
    .select({ locale: edition.locale })
    .from(edition)
    .where(eq(edition.articleId, sql.placeholder('articleId')));
});
