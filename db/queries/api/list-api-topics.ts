import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { category, categoryName, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { topicsById } from '../taxonomy/topics-by-id.ts';

type Name = { name: string; slug: string; description: string };

/** A category, tag or author by what it is called in the languages in which it has a page. */
export type ApiTopic = { id: number; key?: string; names: Partial<Record<Locale, Name>> };

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

const topicsIn = prepared((read, kind: 'tag' | 'author') =>
  topicsById(read, kind, gt(slug.entityId, sql.placeholder('after'))).limit(sql.placeholder('limit')),
);
