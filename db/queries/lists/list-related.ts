import { and, eq, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { rankRelated } from '../../projections/project-related.ts';
import { related, relatedPick } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { pickedRelated } from '../editions/picked-related.ts';
import { type List, listTeasers, type Teaser } from '../editions/teaser.ts';

/**
 * Public articles to read after one: those that an editor has chosen, then the nearest, as they were found when it, or one near it,
 * changed last (project-related.ts), best first. Two statements; one more where some of the first are hidden.
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
    .select({ id: relatedPick.relatedId, rank: sql<number>`0`.as('rank'), position: relatedPick.position })
    .from(relatedPick)
    .where(eq(relatedPick.articleId, ARTICLE))
    .unionAll(
      read
        .select({ id: related.relatedId, rank: sql<number>`1`.as('rank'), position: related.position })
        .from(related)
        .where(and(eq(related.articleId, ARTICLE), eq(related.locale, LOCALE))),
    )
    .orderBy(sql`rank, position`),
);

/** The same for an article that stands in no list yet, found now. */
export async function listRelatedToDraft({ locale, articleId, limit = SHOWN }: Asked): Promise<Teaser[]> {
  const { read } = theStore();
  const ranked = [
    ...(await pickedRelated(read, articleId)),
    ...(await rankRelated(read, { locale, articleId })),
  ];
  return teasersOf({ locale, limit, ranked });
}

type Asked = { locale: Locale; articleId: number; limit?: number };

const SHOWN = 4;

type Found = { locale: Locale; limit: number; ranked: number[] };

/** Those that are shown; what comes after them is read only where some of them may not be. */
async function teasersOf({ locale, limit, ranked: given }: Found): Promise<Teaser[]> {
  const ranked = [...new Set(given)];
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
