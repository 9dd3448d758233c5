import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { matchKey } from '#lib/article/normalize.ts';
import type { DeskTopic, TopicKind, TopicRef, TopicWords } from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import {
  alias,
  article,
  articleAuthor,
  articleTag,
  author,
  authorName,
  category,
  categoryName,
  slug,
  tag,
  tagName,
} from '../../../schema.ts';
import type { Database } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';
import { TOPIC_NAMES } from '../../taxonomy/get-topic.ts';

/** Where each kind is kept. */
export const TOPIC_TABLES = { category, tag, author } as const;

/** A topic as its form shows it, merged ones included; null when there is none. For whoever has asked about rights. */
export async function deskTopic(read: Database, kind: TopicKind, id: number): Promise<DeskTopic | null> {
  const table = TOPIC_TABLES[kind];
  const [row] = await read.select().from(table).where(eq(table.id, id));
  if (!row) return null;
  const names = await namesOf(read, kind, id);
  const addresses = await read
    .select()
    .from(slug)
    .where(and(eq(slug.scope, kind), eq(slug.entityId, id)))
    .orderBy(slug.slug);
  const wordsIn = (locale: Locale): TopicWords => ({
    name: '',
    description: '',
    role: '',
    ...names.find((each) => each.locale === locale),
    slug: addresses.find((each) => each.locale === locale && !each.retiredAt)?.slug ?? '',
  });
  const words = perLocale((locale) => {
    const { name, slug, description, role } = wordsIn(locale);
    return { name, slug, description, role };
  });
  const own = LOCALES.map((locale) => matchKey(words[locale].name));
  const wordings = await read
    .select()
    .from(alias)
    .where(and(eq(alias.scope, kind), eq(alias.entityId, id)))
    .orderBy(alias.wording);
  const shown = {
    words,
    aliases: wordings.filter((each) => !own.includes(each.matchKey)).map(({ wording }) => wording),
    links: 'links' in row ? row.links : [],
    portrait: 'portraitMediaId' in row ? row.portraitMediaId : null,
  };
  return {
    kind,
    id,
    names: { ja: words.ja.name, en: words.en.name },
    ...shown,
    formerSlugs: perLocale((locale) =>
      addresses.filter((each) => each.locale === locale && each.retiredAt).map((each) => each.slug),
    ),
    articles: (await countArticles(read, kind, [id])).get(id) ?? 0,
    mergedInto:
      row.mergedIntoId === null ? null : ((await topicRefs(read, kind, [row.mergedIntoId]))[0] ?? null),
    merged: await refsWhere(read, kind, eq(table.mergedIntoId, id)),
    seen: textHash(JSON.stringify([shown, row.mergedIntoId])),
  };
}

const perLocale = <T>(of: (locale: Locale) => T) => ({ ja: of('ja'), en: of('en') });

type NameRow = { locale: Locale; name: string; description: string; role: string };

async function namesOf(read: Database, kind: TopicKind, id: number): Promise<NameRow[]> {
  if (kind === 'author') {
    const rows = await read.select().from(authorName).where(eq(authorName.authorId, id));
    return rows.map(({ locale, name, bio, role }) => ({ locale, name, description: bio, role }));
  }
  const rows =
    kind === 'tag'
      ? await read.select().from(tagName).where(eq(tagName.tagId, id))
      : await read.select().from(categoryName).where(eq(categoryName.categoryId, id));
  return rows.map(({ locale, name, description }) => ({ locale, name, description, role: '' }));
}

/** Topics by their names, in the order of their ids; a language without a name has ''. */
export function topicRefs(read: Database, kind: TopicKind, ids: number[]): Promise<TopicRef[]> {
  return refsWhere(read, kind, inArray(TOPIC_TABLES[kind].id, ids));
}

async function refsWhere(read: Database, kind: TopicKind, where: SQL | undefined): Promise<TopicRef[]> {
  const table = TOPIC_TABLES[kind];
  const names = TOPIC_NAMES[kind];
  const rows = await read
    .select({
      id: sql<number>`${table.id}`,
      locale: sql<Locale | null>`${names.locale}`,
      name: sql<string>`${names.name}`,
    })
    .from(table)
    .leftJoin(names.table, eq(names.id, table.id))
    .where(where)
    .orderBy(table.id);
  const refs = new Map<number, TopicRef>();
  for (const { id, locale, name } of rows) {
    const ref = refs.get(id) ?? { id, names: { ja: '', en: '' } };
    if (locale) ref.names[locale] = name;
    refs.set(id, ref);
  }
  return [...refs.values()];
}

/** How many articles have each of some topics, drafts and those in the trash included; one that none has is left out. */
export async function countArticles(
  read: Database,
  kind: TopicKind,
  ids: number[],
): Promise<Map<number, number>> {
  const [table, column] = {
    category: [article, sql<number>`${article.categoryId}`] as const,
    tag: [articleTag, sql<number>`${articleTag.tagId}`] as const,
    author: [articleAuthor, sql<number>`${articleAuthor.authorId}`] as const,
  }[kind];
  const rows = await read
    .select({ id: column, articles: count() })
    .from(table)
    .where(inArray(column, ids))
    .groupBy(column);
  return new Map(rows.map(({ id, articles }) => [id, articles]));
}
