import { and, asc, eq, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { articleTag, category, categoryName, listing, slug, tagName } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { listTeasers } from '../editions/teaser.ts';

/** An article's neighbours in the list of a topic, by date. */
export type Beside = {
  topic: { kind: 'tag' | 'category'; name: string; slug: string };
  newer: Neighbour | null;
  older: Neighbour | null;
};

export type Neighbour = { slug: string; headline: string; sponsor: string | null };

/**
 * Where to read on in the topic of a public article: its first tag that has another story, else its category. Two index look-ups a
 * topic.
 */
export async function listBeside(args: {
  locale: Locale;
  articleId: number;
  publishedAt: Date;
}): Promise<Beside | null> {
  const { locale, articleId, publishedAt } = args;
  for (const { kind, id, name, slug: address } of await topicsOf({ locale, articleId })) {
    const place = { publishedAt, articleId };
    const newer = await newerOf({ kind, locale, id, place });
    const [older = null] = await listTeasers({
      locale,
      list: { kind, entityId: id },
      limit: 1,
      after: place,
    });
    if (newer || older) return { topic: { kind, name, slug: address }, newer, older };
  }
  return null;
}

const LOCALE = sql.placeholder('locale');
const ARTICLE = sql.placeholder('articleId');
const NOW = sql.placeholder('now');

/** The first tag of an article and its category, as far as its language has names for them. */
async function topicsOf(values: { locale: Locale; articleId: number }) {
  const [tags, categories] = await Promise.all([firstTag(values), ownCategory(values)]);
  return [
    ...tags.map((tag) => ({ kind: 'tag' as const, ...tag })),
    ...categories.map((one) => ({ kind: 'category' as const, ...one })),
  ];
}

const firstTag = prepared((read) =>
  read
    .select({ id: articleTag.tagId, name: tagName.name, slug: slug.slug })
    .from(articleTag)
    // Cross joins keep SQLite from beginning with the addresses of all tags.
    .crossJoin(tagName)
    .crossJoin(slug)
    .where(
      and(
        eq(articleTag.articleId, ARTICLE),
        eq(tagName.tagId, articleTag.tagId),
        eq(tagName.locale, LOCALE),
        currentSlug('tag', articleTag.tagId, LOCALE),
      ),
    )
    .orderBy(asc(articleTag.position))
    .limit(1),
);

const ownCategory = prepared((read) =>
  read
    .select({ id: category.id, name: categoryName.name, slug: slug.slug })
    .from(listing)
    .innerJoin(category, eq(category.id, listing.entityId))
    .innerJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, LOCALE)))
    .innerJoin(slug, currentSlug('category', category.id, LOCALE))
    .where(
      and(eq(listing.articleId, ARTICLE), eq(listing.locale, LOCALE), sql`+${listing.kind} = 'category'`),
    )
    .limit(1),
);

/** The story that came next, in the order of the list's own index. */
async function newerOf(args: {
  kind: 'tag' | 'category';
  locale: Locale;
  id: number;
  place: { publishedAt: Date; articleId: number };
}): Promise<Neighbour | null> {
  const { kind, locale, id, place } = args;
  const now = theStore().now();
  const at = place.publishedAt.getTime();
  const [found] = await nextIn({ locale, id, at, articleId: place.articleId, now: now.getTime() }, kind);
  noteList(listName(locale, kind, id), {
    from: at,
    until: found?.publishedAt.getTime() ?? Number.POSITIVE_INFINITY,
  });
  if (!found) return null;
  noteRead(wordOf('teaser', found.articleId));
  return { slug: found.slug, headline: found.headline, sponsor: found.sponsor?.[locale] ?? null };
}

const nextIn = prepared((read, kind: 'tag' | 'category') => {
  const edition = publicEdition(NOW);
  return read
    .select({
      articleId: edition.articleId,
      slug: edition.slug,
      headline: edition.headline,
      publishedAt: edition.publishedAt,
      sponsor: edition.sponsor,
    })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        eq(listing.kind, kind),
        eq(listing.entityId, sql.placeholder('id')),
        eq(listing.locale, LOCALE),
        sql`(${listing.publishedAt}, ${listing.articleId}) > (${sql.placeholder('at')}, ${ARTICLE})`,
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    )
    .orderBy(asc(listing.publishedAt), asc(listing.articleId))
    .limit(1);
});
