import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { rankRelated } from '../../projections/project-related.ts';
import { article, articleTag, category, related, tag, tagName } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { type List, listTeasers, type Teaser } from '../editions/teaser.ts';

/** An article near another one, and what makes it so. */
export type RelatedTeaser = Teaser & {
  reason: { kind: 'tags'; names: string[] } | { kind: 'category'; name: string };
};

/**
 * Public articles nearest to one, as they were found when it, or one near it, changed last (project-related.ts): most
 * shared tags first, then the same category, then the newest. Three statements; two more where some of the nearest are hidden.
 */
export async function listRelated({ locale, articleId, limit = SHOWN }: Asked): Promise<RelatedTeaser[]> {
  const rows = await rankedOf({ articleId, locale });
  noteRead(wordOf('article', articleId));
  const ranked = rows.map(({ id }) => id);
  return teasersOf({ locale, articleId, limit, ranked, category: rows[0]?.category ?? null });
}

const ARTICLE = sql.placeholder('articleId');
const LOCALE = sql.placeholder('locale');

const rankedOf = prepared((read) =>
  read
    .select({ id: related.relatedId, category: category.key })
    .from(related)
    .innerJoin(article, eq(article.id, related.articleId))
    .leftJoin(category, eq(category.id, article.categoryId))
    .where(and(eq(related.articleId, ARTICLE), eq(related.locale, LOCALE)))
    .orderBy(asc(related.position)),
);

/** The same for an article that stands in no list yet, found now. */
export async function listRelatedToDraft({
  locale,
  articleId,
  limit = SHOWN,
}: Asked): Promise<RelatedTeaser[]> {
  const { read } = theStore();
  const ranked = await rankRelated(read, { locale, articleId });
  const [own] = await read
    .select({ category: category.key })
    .from(article)
    .innerJoin(category, eq(category.id, article.categoryId))
    .where(eq(article.id, articleId));
  return teasersOf({ locale, articleId, limit, ranked, category: own?.category ?? null });
}

type Asked = { locale: Locale; articleId: number; limit?: number };

const SHOWN = 4;

/** `category` is the key of the article's own. */
type Found = Required<Asked> & { ranked: number[]; category: string | null };

/** Those that are shown; what comes after them is read only where some of them may not be. */
async function teasersOf({ ranked, ...own }: Found): Promise<RelatedTeaser[]> {
  const first = await nearestOf({ ...own, ranked: ranked.slice(0, own.limit) });
  if (first.length === own.limit) return first;
  const others = await nearestOf({ ...own, ranked: ranked.slice(own.limit) });
  return [...first, ...others].slice(0, own.limit);
}

async function nearestOf({ ranked, ...own }: Found): Promise<RelatedTeaser[]> {
  if (ranked.length === 0) return [];
  const list: List = { kind: 'all', articleIds: ranked };
  const teasers = await listTeasers({ locale: own.locale, limit: ranked.length, list });
  const nearest = teasers.toSorted((a, b) => ranked.indexOf(a.articleId) - ranked.indexOf(b.articleId));
  return withReasons(nearest, own);
}

async function withReasons(
  teasers: Teaser[],
  { locale, articleId, category: ownCategory }: Omit<Found, 'ranked'>,
): Promise<RelatedTeaser[]> {
  const others = Object.fromEntries(teasers.map((teaser, n) => [`other${n}`, teaser.articleId]));
  const shared = await sharedTags({ articleId, locale, ...others }, teasers.length);
  noteRead(...shared.map(({ tagId }) => wordOf('tag', tagId)));
  return teasers.flatMap((teaser): RelatedTeaser[] => {
    const names = shared.flatMap((each) =>
      each.articleId === teaser.articleId && each.name !== null ? [each.name] : [],
    );
    if (names.length > 0) return [{ ...teaser, reason: { kind: 'tags', names } }];
    // What was near once may share nothing any more.
    if (!teaser.category || teaser.category.key !== ownCategory) return [];
    return [{ ...teaser, reason: { kind: 'category', name: teaser.category.name } }];
  });
}

/** The tags that an article shares with so many others. */
const sharedTags = prepared((read, others: number) => {
  const own = aliased(articleTag, 'own');
  const ids = Array.from({ length: others }, (_, n) => sql.placeholder(`other${n}`));
  return read
    .select({ articleId: articleTag.articleId, tagId: articleTag.tagId, name: tagName.name })
    .from(articleTag)
    .innerJoin(own, and(eq(own.tagId, articleTag.tagId), eq(own.articleId, ARTICLE)))
    .innerJoin(tag, eq(tag.id, articleTag.tagId))
    .leftJoin(tagName, and(eq(tagName.tagId, tag.id), eq(tagName.locale, LOCALE)))
    .where(and(inArray(articleTag.articleId, ids), isNull(tag.mergedIntoId)))
    .orderBy(asc(articleTag.position));
});
