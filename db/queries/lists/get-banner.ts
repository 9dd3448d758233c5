import { and, desc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { noteRead } from '../../freshness/reading.ts';
import { bannerWord } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { banner } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { listTeasers } from '../editions/teaser.ts';

/** `href` is absent where it leads nowhere, or to an article that readers may not see. */
export type Banner = { text: string; href?: string };

/** What stands above every page of a language at this moment: the latest of the banners that run. */
export async function getBanner({ locale }: { locale: Locale }): Promise<Banner | null> {
  noteRead(bannerWord(locale));
  const [row] = await runningIn({ locale, now: theStore().now().getTime() });
  if (!row) return null;
  const { text, url, articleId } = row;
  if (articleId === null) return { text, ...(url !== null && { href: url }) };
  const [teaser] = await listTeasers({ locale, limit: 1, list: { kind: 'all', articleIds: [articleId] } });
  return { text, ...(teaser && { href: articlePath(locale, teaser.slug) }) };
}

const NOW = sql.placeholder('now');

const runningIn = prepared((read) =>
  read
    .select({ text: banner.text, url: banner.url, articleId: banner.articleId })
    .from(banner)
    .where(
      and(eq(banner.locale, sql.placeholder('locale')), gt(banner.endsAt, NOW), lte(banner.startsAt, NOW)),
    )
    .orderBy(desc(banner.startsAt), desc(banner.id))
    .limit(1),
);
