import { and, asc, eq, exists, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { authorName, category, categoryName, listing, slug, tag, tagName } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';

type Name = { name: string; slug: string; description: string };

/** A category, tag or author by what it is called in the languages in which it has a page. */
export type ApiTopic = { id: number; key?: string; names: Partial<Record<Locale, Name>> };

const LOCALE = sql.placeholder('locale');

/** All categories in the order of the navigation. One statement. */
export async function listApiCategories(): Promise<ApiTopic[]> {
  const rows = await categories({});
  noteRead(...rows.map(({ id }) => wordOf('category', id)));
  const topics = new Map<number, ApiTopic>();
  for (const { id, key, locale, ...name } of rows) {
    const topic = topics.get(id) ?? { id, key, names: {} };
    topic.names[locale] = name;
    topics.set(id, topic);
  }
  return [...topics.values()];
}

const categories = prepared((read) =>
  read
    .select({
      id: category.id,
      key: category.key,
      locale: categoryName.locale,
      name: categoryName.name,
      slug: slug.slug,
      description: categoryName.description,
    })
    .from(category)
    .innerJoin(categoryName, eq(categoryName.categoryId, category.id))
    .innerJoin(
      slug,
      and(
        eq(slug.scope, 'category'),
        eq(slug.locale, categoryName.locale),
        eq(slug.entityId, category.id),
        isNull(slug.retiredAt),
      ),
    )
    .orderBy(asc(category.position)),
);

/**
 * A page of the tags or authors in the order of their ids. A tag is named in a language once a public article there carries
 * it: before, its name may tell of an article to come. So a page may have fewer than were asked for, and yet a next one.
 * A statement a language, and no more is looked at than a page has.
 * @returns `next`: the id behind which the next page begins; null on the last one
 */
export async function listApiTopics(args: {
  kind: 'tag' | 'author';
  after?: number | undefined;
  limit: number;
}): Promise<{ topics: ApiTopic[]; next: number | null }> {
  const { kind, after = 0, limit } = args;
  const now = theStore().now().getTime();
  const topics = new Map<number, ApiTopic>();
  for (const locale of LOCALES) {
    // Which tags are public, and whether there are others behind the last one, depends on any story of the language.
    noteList(listName(locale, 'all'));
    for (const row of await topicsIn({ locale, after, now, limit: limit + 1 }, kind)) {
      const { id, isShown, ...name } = row;
      const topic = topics.get(id) ?? { id, names: {} };
      if (isShown) topic.names[locale] = name;
      topics.set(id, topic);
    }
  }
  const looked = [...topics.values()].sort((a, b) => a.id - b.id);
  const page = looked.slice(0, limit);
  noteRead(...looked.map(({ id }) => wordOf(kind, id)));
  return {
    topics: page.filter(({ names }) => Object.keys(names).length > 0),
    next: looked.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

const topicsIn = prepared((read, kind: 'tag' | 'author') => {
  const names =
    kind === 'tag'
      ? {
          table: tagName,
          id: tagName.tagId,
          locale: tagName.locale,
          name: tagName.name,
          bio: sql<string>`''`,
        }
      : {
          table: authorName,
          id: authorName.authorId,
          locale: authorName.locale,
          name: authorName.name,
          bio: sql<string>`${authorName.bio}`,
        };
  const edition = publicEdition(sql.placeholder('now'));
  const story = read
    .select({ id: edition.editionId })
    .from(listing)
    .crossJoin(edition)
    .where(
      and(
        eq(listing.kind, 'tag'),
        eq(listing.entityId, slug.entityId),
        eq(listing.locale, LOCALE),
        lte(listing.publishedAt, sql.placeholder('now')),
        eq(edition.articleId, listing.articleId),
        eq(edition.locale, listing.locale),
      ),
    );
  const isShown = kind === 'tag' ? and(isNull(tag.mergedIntoId), exists(story)) : isNotNull(slug.slug);
  return read
    .select({
      id: slug.entityId,
      name: names.name,
      slug: slug.slug,
      description: names.bio,
      isShown: sql<number>`${isShown}`,
    })
    .from(slug)
    .innerJoin(names.table, and(eq(names.id, slug.entityId), eq(names.locale, LOCALE)))
    .leftJoin(tag, and(eq(slug.scope, 'tag'), eq(tag.id, slug.entityId)))
    .where(
      and(
        eq(slug.scope, kind),
        eq(slug.locale, LOCALE),
        isNull(slug.retiredAt),
        gt(slug.entityId, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(slug.entityId))
    .limit(sql.placeholder('limit'));
});
