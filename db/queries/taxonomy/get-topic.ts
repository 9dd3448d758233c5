import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias as aliased, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Cursor } from '#lib/cursor.ts';
import type { TopicKind } from '#lib/desk/topics.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import type { Portrait } from '#lib/media/picture.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { NEWSROOM } from '../../newsroom.ts';
import { prepared } from '../../prepared.ts';
import { author, authorName, category, categoryName, media, slug, tagName } from '../../schema.ts';
import type { Database } from '../../store.ts';
import { hasStories } from '../editions/has-stories.ts';
import { portraitColumns, portraitOf } from '../editions/picture.ts';
import { pageOfTeasers, type TeaserPage } from '../editions/teaser.ts';

export type { TopicKind };

export type TopicView = {
  kind: TopicKind;
  id: number;
  /** Of a category, whose hue it names; null for the others. */
  key: string | null;
  /** Whether it is the author that is no person but the newsroom as a whole. */
  isNewsroom: boolean;
  name: string;
  slug: string;
  /** An author's is their biography. */
  description: string;
  /** Of an author: what they are here, and where else they are found. */
  role: string;
  links: string[];
  portrait: Portrait | null;
  /** Its page in the other language, where it has one. */
  translation: { name: string; slug: string } | null;
};

/** The category, tag or author at an address of one language, or null. A merged tag has no page: its address redirects. */
export async function getTopic(args: {
  kind: TopicKind;
  locale: Locale;
  slug: string;
}): Promise<TopicView | null> {
  const { kind, locale } = args;
  const other = otherLocale(locale);
  const [row] = await topicAt({ locale, other, slug: args.slug }, kind);
  if (!row) return null;
  const { id, key, authorKey, name, slug: address, description, role, links } = row;
  const { otherName, otherSlug: otherAddress } = row;
  noteRead(wordOf(kind, id));
  if (name === null) return null;
  const isThere = otherName && otherAddress && (await hasPage({ kind, locale: other, id }));
  const translation = isThere ? { name: otherName, slug: otherAddress } : null;
  return {
    kind,
    id,
    key,
    isNewsroom: authorKey === NEWSROOM,
    name,
    slug: address,
    description: description ?? '',
    role: role ?? '',
    links: links ?? [],
    portrait: portraitOf(row),
    translation,
  };
}

const topicAt = prepared((read, kind: TopicKind) => {
  const [locale, other] = [sql.placeholder('locale'), sql.placeholder('other')];
  const names = namesOf(read, kind, 'names');
  const otherNames = namesOf(read, kind, 'other_names');
  const otherSlug = aliased(slug, 'other_slug');
  return read
    .select({
      id: slug.entityId,
      key: category.key,
      authorKey: author.key,
      name: names.name,
      slug: slug.slug,
      description: names.description,
      role: authorName.role,
      links: author.links,
      ...portraitColumns,
      otherName: otherNames.name,
      otherSlug: otherSlug.slug,
    })
    .from(slug)
    .leftJoin(names, and(eq(names.entityId, slug.entityId), eq(names.locale, locale)))
    .leftJoin(category, and(eq(slug.scope, 'category'), eq(category.id, slug.entityId)))
    .leftJoin(author, and(eq(slug.scope, 'author'), eq(author.id, slug.entityId)))
    .leftJoin(authorName, and(eq(authorName.authorId, author.id), eq(authorName.locale, locale)))
    .leftJoin(media, eq(media.id, author.portraitMediaId))
    .leftJoin(otherNames, and(eq(otherNames.entityId, slug.entityId), eq(otherNames.locale, other)))
    .leftJoin(
      otherSlug,
      and(
        eq(otherSlug.scope, kind),
        eq(otherSlug.locale, other),
        eq(otherSlug.entityId, slug.entityId),
        isNull(otherSlug.retiredAt),
      ),
    )
    .where(and(eq(slug.scope, kind), eq(slug.locale, locale), eq(slug.slug, sql.placeholder('slug'))))
    .limit(1);
});

/**
 * Whether a topic has a page in a language. A tag has one once a public article there carries it: before, its name may tell
 * of an article to come.
 */
export async function hasPage({
  kind,
  locale,
  id,
}: {
  kind: TopicKind;
  locale: Locale;
  id: number;
}): Promise<boolean> {
  if (kind !== 'tag') return true;
  return hasStories({ locale, list: { kind, entityId: id } });
}

/** The public articles of a topic in one language, newest first, a page at a time. */
export async function listTopic(args: {
  kind: TopicKind;
  locale: Locale;
  id: number;
  after?: Cursor | undefined;
}): Promise<TeaserPage> {
  const { kind, locale, id, after } = args;
  return pageOfTeasers({ locale, list: { kind, entityId: id }, after });
}

type Columns = { table: SQLiteTable; id: SQL; locale: SQL; name: SQL; description: SQL };

/** Where each kind keeps its names. */
export const TOPIC_NAMES: Record<TopicKind, Columns> = {
  category: columnsOf(categoryName, categoryName.categoryId, sql`${categoryName.description}`),
  tag: columnsOf(tagName, tagName.tagId, sql`${tagName.description}`),
  author: columnsOf(authorName, authorName.authorId, sql`${authorName.bio}`),
};

function columnsOf<T extends typeof categoryName | typeof tagName | typeof authorName>(
  table: T,
  id: T['_']['columns'][keyof T['_']['columns']],
  description: SQL,
): Columns {
  return { table, id: sql`${id}`, locale: sql`${table.locale}`, name: sql`${table.name}`, description };
}

/** Drizzle names such columns without their subquery, so each is called differently. */
function namesOf(read: Database, kind: TopicKind, alias: string) {
  const { table, id, locale, name, description } = TOPIC_NAMES[kind];
  return read
    .select({
      entityId: sql<number>`${id}`.as(`${alias}_entity_id`),
      locale: sql<Locale>`${locale}`.as(`${alias}_locale`),
      name: sql<string>`${name}`.as(`${alias}_name`),
      description: sql<string>`${description}`.as(`${alias}_description`),
    })
    .from(table)
    .as(alias);
}
