import { and, asc, eq, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { rankRelated } from '../../projections/project-related.ts';
import { related } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { type List, listTeasers, type Teaser } from '../editions/teaser.ts';

/**
 * Public articles nearest to one, as they were found when it, or one near it, changed last (project-related.ts), best first.
 * Two statements; one more where some of the nearest are hidden.
 */
export async function listRelated({ locale, articleId, limit = SHOWN }: Asked): Promise<Teaser[]> {
  const rows = await rankedOf({ articleId, locale });
  noteRead(wordOf('article', articleId));
  return teasersOf({ locale, limit, ranked: rows.map(({ id }) => id) });
}

const ARTICLE = sql.placeholder('articleId');
const LOCALE = sql.placeholder('locale');

const rankedOf = prepared((read) =>
  read
    .select({ id: related.relatedId })
    .from(related)
    .where(and(eq(related.articleId, ARTICLE), eq(related.locale, LOCALE)))
    .orderBy(asc(related.position)),
);

/** The same for an article that stands in no list yet, found now. */
export async function listRelatedToDraft({ locale, articleId, limit = SHOWN }: Asked): Promise<Teaser[]> {
  return teasersOf({ locale, limit, ranked: await rankRelated(theStore().read, { locale, articleId }) });
}

type Asked = { locale: Locale; articleId: number; limit?: number };

const SHOWN = 4;

type Found = { locale: Locale; limit: number; ranked: number[] };

/** Those that are shown; what comes after them is read only where some of them may not be. */
async function teasersOf({ locale, limit, ranked }: Found): Promise<Teaser[]> {
  const first = await nearestOf({ locale, ranked: ranked.slice(0, limit) });
  if (first.length === limit) return first;
  const others = await nearestOf({ locale, ranked: ranked.slice(limit) });
  return [...first, ...others].slice(0, limit);
}

async function nearestOf({ locale, ranked }: Omit<Found, 'limit'>): Promise<Teaser[]> {
  if (ranked.length === 0) return [];
  const list: List = { kind: 'all', articleIds: ranked };
  const teasers = await listTeasers({ locale, limit: ranked.length, list });
  return teasers.toSorted((a, b) => ranked.indexOf(a.articleId) - ranked.indexOf(b.articleId));
}
