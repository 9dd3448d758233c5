import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import type { Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { correction } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';

export type ListedCorrection = {
  at: Date;
  kind: CorrectionKind;
  text: string;
  /** The article as it is called now. */
  headline: string;
  slug: string;
  /** Who paid for it; null where nobody did. */
  sponsor: string | null;
};

/** So many are listed: what was said before stands in its article. */
const MOST = 200;

const LOCALE = sql.placeholder('locale');
const NOW = sql.placeholder('now');

/** What readers of a language were told about articles that they can read, newest first. One statement. */
export async function listCorrections({ locale }: { locale: Locale }): Promise<ListedCorrection[]> {
  const rows = await correctionsIn({ locale, now: theStore().now().getTime() });
  // A note is a change, and so is an article that comes or goes with its notes.
  noteList(listName(locale, 'changed'));
  noteRead(...rows.map(({ articleId }) => wordOf('article', articleId)));
  return rows.map(({ articleId: _, sponsor, ...row }) => ({ ...row, sponsor: sponsor?.[locale] ?? null }));
}

const correctionsIn = prepared((read) => {
  const edition = publicEdition(NOW);
  return (
    read
      .select({
        articleId: correction.articleId,
        at: correction.at,
        kind: correction.kind,
        text: correction.text,
        headline: edition.headline,
        slug: edition.slug,
        sponsor: edition.sponsor,
      })
      .from(correction)
      // A cross join keeps SQLite from beginning with another table, which would mean reading all editions.
      .crossJoin(edition)
      .where(
        and(
          eq(correction.locale, LOCALE),
          lte(correction.at, NOW),
          eq(edition.articleId, correction.articleId),
          eq(edition.locale, correction.locale),
        ),
      )
      .orderBy(desc(correction.at), desc(correction.id))
      .limit(MOST)
  );
});
