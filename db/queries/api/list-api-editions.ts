import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { comparePositions, type Order, type Position } from '#lib/api/position.ts';
import { type Contribution, namedInEdition } from '#lib/article/contributions.ts';
import type { Locale } from '#lib/locale.ts';
import type { Picture } from '#lib/media/picture.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import {
  article,
  articleAuthor,
  articleTag,
  authorName,
  category,
  categoryName,
  listing,
  media,
  mediaText,
  slug,
  tagName,
} from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';
import type { Provenance } from '../editions/get-article.ts';
import { pictureColumns, pictureOf } from '../editions/picture.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { type CategoryLink, categoryLink } from '../editions/teaser.ts';
import type { TopicKind } from '../taxonomy/get-topic.ts';
import { type Beginning, beginning, isLatestChange, LOCALE, NOW, placeBehind } from './walk.ts';

/** One public edition as lists of the API have it. */
export type ApiEdition = {
  position: Position;
  articleId: number;
  locale: Locale;
  slug: string;
  headline: string;
  lede: string;
  publishedAt: Date;
  modifiedAt: Date | null;
  originLocale: Locale;
  provenance: Provenance;
  category: CategoryLink | null;
  hero: Picture | null;
  sponsor: string | null;
  noindex: boolean;
  tags: { name: string; slug: string }[];
  authors: { name: string; slug: string; contribution: Contribution }[];
  translation: { locale: Locale; slug: string; headline: string } | null;
};

export type ApiEditionsArgs = {
  order: Order;
  locales: readonly Locale[];
  /** By language, for the same topic may have been found by another slug. Not with `changes`. */
  topic?: { kind: TopicKind; ids: ReadonlyMap<Locale, number> } | undefined;
  /** Of this date, or of this change, or later. */
  since?: Date | undefined;
  after?: Position | undefined;
  limit: number;
};

/**
 * Public editions in an order of the API. Each language is read in the order of its own index from where the page begins, so
 * the deepest page costs what the first does: a statement a language, and three for what stands beside the editions.
 */
export async function listApiEditions(args: ApiEditionsArgs): Promise<ApiEdition[]> {
  const { locales, limit } = args;
  const found = await Promise.all(locales.map((locale) => listIn(locale, args)));
  const rows = found
    .flat()
    .sort((a, b) => comparePositions(a.position, b.position))
    .slice(0, limit);
  if (rows.length === 0) return [];
  const ids = valuesOf(rows.map(({ articleId }) => articleId));
  const shape = Object.keys(ids).length;
  const [tags, authors, editions] = await Promise.all([
    tagsOf(ids, shape),
    authorsOf(ids, shape),
    editionsOf({ ...ids, now: theStore().now().getTime() }, shape),
  ]);
  noteRead(
    ...rows.map(({ articleId }) => wordOf('article', articleId)),
    ...tags.map(({ id }) => wordOf('tag', id)),
    ...authors.map(({ id }) => wordOf('author', id)),
  );
  return rows.map((row) => {
    const { articleId, locale } = row;
    const isOfArticle = (each: { articleId: number }) => each.articleId === articleId;
    const isHere = (each: { articleId: number; locale: Locale | null }) =>
      isOfArticle(each) && each.locale === locale;
    const translation = editions.find((each) => isOfArticle(each) && each.locale !== locale);
    return {
      ...row,
      tags: tags.filter(isHere).flatMap(namedIn),
      authors: namedInEdition(authors.filter(isHere), row).flatMap((author) =>
        namedIn(author).map((named) => ({ ...named, contribution: author.contribution })),
      ),
      translation: translation
        ? { locale: translation.locale, slug: translation.slug, headline: translation.headline }
        : null,
    };
  });
}

const namedIn = ({ name, slug: address }: { name: string | null; slug: string | null }) =>
  name !== null && address !== null ? [{ name, slug: address }] : [];

type Shape = {
  order: Order;
  kind: TopicKind | 'all' | 'changed';
  begins: Beginning;
  isSince: boolean;
};

async function listIn(
  locale: Locale,
  { order, topic, since, after, limit }: ApiEditionsArgs,
): Promise<Omit<ApiEdition, 'tags' | 'authors' | 'translation'>[]> {
  const now = theStore().now().getTime();
  const kind = order === 'changes' ? 'changed' : (topic?.kind ?? 'all');
  const entityId = topic?.ids.get(locale) ?? 0;
  const isBehind = after && (order === 'changes' || after.at <= now);
  const shape: Shape = {
    order,
    kind,
    begins: isBehind ? 'behind' : order === 'changes' ? 'since' : 'now',
    isSince: order === 'newest' && since !== undefined,
  };
  const rows = await editionsIn(
    {
      locale,
      entityId,
      now,
      limit,
      since: since?.getTime() ?? 0,
      ...(after && placeBehind(after, locale)),
    },
    shape,
  );
  for (const { categoryId, heroMediaId } of rows) {
    if (categoryId !== null) noteRead(wordOf('category', categoryId));
    if (heroMediaId !== null) noteRead(wordOf('media', heroMediaId));
  }
  const last = rows.length < limit ? undefined : rows.at(-1)?.at.getTime();
  const [begin, end] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  noteList(
    listName(locale, kind, entityId),
    order === 'changes'
      ? { from: after?.at ?? since?.getTime() ?? begin, until: last ?? end }
      : { from: last ?? since?.getTime() ?? begin, until: after?.at ?? end },
  );
  return rows.map((row) => ({
    position: { order, at: row.at.getTime(), articleId: row.articleId, locale },
    articleId: row.articleId,
    locale,
    slug: row.slug,
    headline: row.headline,
    lede: row.lede,
    publishedAt: row.publishedAt,
    modifiedAt: row.modifiedAt,
    originLocale: row.originLocale,
    provenance: row.provenance,
    sponsor: row.sponsor?.[locale] ?? null,
    noindex: row.noindex,
    category: categoryLink(row.categoryKey, row.categoryName, row.categorySlug),
    hero: pictureOf(row),
  }));
}

const editionsIn = prepared((read, shape: Shape) => {
  const edition = publicEdition(NOW);
  const isNewest = shape.order === 'newest';
  return (
    read
      .select({
        at: listing.publishedAt,
        articleId: edition.articleId,
        categoryId: edition.categoryId,
        heroMediaId: edition.heroMediaId,
        slug: edition.slug,
        headline: edition.headline,
        lede: edition.lede,
        publishedAt: edition.publishedAt,
        modifiedAt: edition.modifiedAt,
        originLocale: edition.originLocale,
        provenance: edition.provenance,
        sponsor: edition.sponsor,
        noindex: edition.noindex,
        categoryKey: category.key,
        categoryName: categoryName.name,
        categorySlug: slug.slug,
        ...pictureColumns,
      })
      .from(listing)
      // A cross join keeps SQLite from beginning with another table, which would mean sorting the whole list.
      .crossJoin(edition)
      .leftJoin(category, eq(category.id, edition.categoryId))
      .leftJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, LOCALE)))
      .leftJoin(slug, currentSlug('category', category.id, LOCALE))
      .leftJoin(media, eq(media.id, edition.heroMediaId))
      .leftJoin(mediaText, and(eq(mediaText.mediaId, media.id), eq(mediaText.locale, LOCALE)))
      .where(
        and(
          eq(listing.kind, shape.kind),
          eq(listing.entityId, sql.placeholder('entityId')),
          eq(listing.locale, LOCALE),
          eq(edition.articleId, listing.articleId),
          eq(edition.locale, listing.locale),
          beginning(shape.order, shape.begins),
          shape.isSince ? gte(listing.publishedAt, sql.placeholder('since')) : undefined,
          isNewest ? undefined : isLatestChange(read),
        ),
      )
      .orderBy(
        ...(isNewest
          ? [desc(listing.publishedAt), desc(listing.articleId)]
          : [asc(listing.publishedAt), asc(listing.articleId)]),
      )
      .limit(sql.placeholder('limit'))
  );
});

/** Ids of articles in one of three numbers, so that no more statements are kept than these. */
function valuesOf(articleIds: number[]): Record<string, number> {
  const unique = [...new Set(articleIds)];
  const places = [1, 20, 100].find((size) => unique.length <= size) ?? unique.length;
  return Object.fromEntries(Array.from({ length: places }, (_, n) => [`article${n}`, unique[n] ?? 0]));
}

const idsOf = (count: number) => Array.from({ length: count }, (_, n) => sql.placeholder(`article${n}`));

const tagsOf = prepared((read, count: number) =>
  read
    .select({
      articleId: articleTag.articleId,
      id: articleTag.tagId,
      locale: tagName.locale,
      name: tagName.name,
      slug: slug.slug,
    })
    .from(articleTag)
    .leftJoin(tagName, eq(tagName.tagId, articleTag.tagId))
    .leftJoin(slug, currentSlug('tag', articleTag.tagId, tagName.locale))
    .where(inArray(articleTag.articleId, idsOf(count)))
    .orderBy(asc(articleTag.articleId), asc(articleTag.position)),
);

const authorsOf = prepared((read, count: number) =>
  read
    .select({
      articleId: articleAuthor.articleId,
      id: articleAuthor.authorId,
      contribution: articleAuthor.contribution,
      locale: authorName.locale,
      name: authorName.name,
      slug: slug.slug,
    })
    .from(articleAuthor)
    .leftJoin(authorName, eq(authorName.authorId, articleAuthor.authorId))
    .leftJoin(slug, currentSlug('author', articleAuthor.authorId, authorName.locale))
    .where(inArray(articleAuthor.articleId, idsOf(count)))
    .orderBy(asc(articleAuthor.articleId), asc(articleAuthor.position)),
);

const editionsOf = prepared((read, count: number) => {
  const edition = publicEdition(NOW);
  return (
    read
      .select({
        articleId: edition.articleId,
        locale: edition.locale,
        slug: edition.slug,
        headline: edition.headline,
      })
      .from(article)
      // A cross join keeps SQLite from beginning with the addresses, which would mean reading those of all articles.
      .crossJoin(edition)
      .where(and(inArray(article.id, idsOf(count)), eq(edition.articleId, article.id)))
  );
});
