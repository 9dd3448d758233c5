import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
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
 * shared tags first, then the same category, then the newest. Three statements.
 */
export async function listRelated({ locale, articleId, limit = SHOWN }: Asked): Promise<RelatedTeaser[]> {
  const rows = await theStore()
    .read.select({ id: related.relatedId, category: category.key })
    .from(related)
    .innerJoin(article, eq(article.id, related.articleId))
    .leftJoin(category, eq(category.id, article.categoryId))
    .where(and(eq(related.articleId, articleId), eq(related.locale, locale)))
    .orderBy(asc(related.position));
  noteRead(wordOf('article', articleId));
  const ranked = rows.map(({ id }) => id);
  return teasersOf({ locale, articleId, limit, ranked, category: rows[0]?.category ?? null });
}

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

async function teasersOf({ ranked, ...own }: Found): Promise<RelatedTeaser[]> {
  if (ranked.length === 0) return [];
  const list: List = { kind: 'all', articleIds: ranked };
  const teasers = await listTeasers({ locale: own.locale, limit: ranked.length, list });
  const nearest = teasers.toSorted((a, b) => ranked.indexOf(a.articleId) - ranked.indexOf(b.articleId));
  return withReasons(nearest, own);
}

async function withReasons(
  teasers: Teaser[],
  { locale, articleId, limit, category: ownCategory }: Omit<Found, 'ranked'>,
): Promise<RelatedTeaser[]> {
  const own = aliased(articleTag, 'own');
  const shared = await theStore()
    .read.select({ articleId: articleTag.articleId, tagId: articleTag.tagId, name: tagName.name })
    .from(articleTag)
    .innerJoin(own, and(eq(own.tagId, articleTag.tagId), eq(own.articleId, articleId)))
    .innerJoin(tag, eq(tag.id, articleTag.tagId))
    .leftJoin(tagName, and(eq(tagName.tagId, tag.id), eq(tagName.locale, locale)))
    .where(
      and(
        inArray(
          articleTag.articleId,
          teasers.map((teaser) => teaser.articleId),
        ),
        isNull(tag.mergedIntoId),
      ),
    )
    .orderBy(asc(articleTag.position));
  noteRead(...shared.map(({ tagId }) => wordOf('tag', tagId)));
  const withReason = teasers.flatMap((teaser): RelatedTeaser[] => {
    const names = shared.flatMap((each) =>
      each.articleId === teaser.articleId && each.name !== null ? [each.name] : [],
    );
    if (names.length > 0) return [{ ...teaser, reason: { kind: 'tags', names } }];
    // What was near once may share nothing any more.
    if (!teaser.category || teaser.category.key !== ownCategory) return [];
    return [{ ...teaser, reason: { kind: 'category', name: teaser.category.name } }];
  });
  return withReason.slice(0, limit);
}
