import { asc, eq, inArray } from 'drizzle-orm';
import type { FactsView, HeroView, Names, SourceView } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import {
  article,
  articleAuthor,
  articleSource,
  articleTag,
  authorName,
  media,
  mediaText,
  source,
  sourceName,
  tag,
  tagName,
} from '../../../schema.ts';
import type { Database } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';

/** The facts of an article in both languages, each with a fingerprint. For staff only, scoped by whoever asks. */
export async function factsOf(database: Database, articleId: number): Promise<FactsView> {
  const [owner] = await database.select().from(article).where(eq(article.id, articleId));
  const authors = await authorsOf(database, articleId);
  const tags = await tagsOf(database, articleId);
  const sources = await sourcesOf(database, articleId);
  const hero = owner?.heroMediaId ? await heroOf(database, owner.heroMediaId) : null;
  const categoryId = owner?.categoryId ?? null;
  const fingerprint = (fact: unknown) => textHash(JSON.stringify(fact));
  return {
    versions: {
      category: fingerprint(categoryId),
      authors: fingerprint(authors.map(({ id, contribution }) => [id, contribution])),
      tags: fingerprint(tags.map(({ id }) => id)),
      sources: fingerprint(sources),
      hero: fingerprint(hero),
    },
    categoryId,
    authors,
    tags,
    sources,
    hero,
  };
}

async function authorsOf(database: Database, articleId: number): Promise<FactsView['authors']> {
  const rows = await database
    .select({
      id: articleAuthor.authorId,
      contribution: articleAuthor.contribution,
      locale: authorName.locale,
      name: authorName.name,
    })
    .from(articleAuthor)
    .leftJoin(authorName, eq(authorName.authorId, articleAuthor.authorId))
    .where(eq(articleAuthor.articleId, articleId))
    .orderBy(asc(articleAuthor.position), asc(authorName.locale));
  return named(rows, ({ id, contribution }) => ({ id, contribution }));
}

async function tagsOf(database: Database, articleId: number): Promise<FactsView['tags']> {
  const rows = await database
    .select({ id: tag.id, key: tag.key, locale: tagName.locale, name: tagName.name })
    .from(articleTag)
    .innerJoin(tag, eq(tag.id, articleTag.tagId))
    .leftJoin(tagName, eq(tagName.tagId, tag.id))
    .where(eq(articleTag.articleId, articleId))
    .orderBy(asc(articleTag.position), asc(tagName.locale));
  return named(rows, ({ id, key }) => ({ id, key }));
}

async function sourcesOf(database: Database, articleId: number): Promise<SourceView[]> {
  const rows = await database
    .select({ source })
    .from(articleSource)
    .innerJoin(source, eq(source.id, articleSource.sourceId))
    .where(eq(articleSource.articleId, articleId))
    .orderBy(asc(articleSource.position));
  const ids = rows.map((row) => row.source.id);
  const names = await database
    .select()
    .from(sourceName)
    .where(inArray(sourceName.sourceId, ids))
    .orderBy(asc(sourceName.locale));
  return rows.map(({ source: { id, url, language, accessedAt } }) => ({
    id,
    url,
    language,
    accessedAt: accessedAt?.toISOString().slice(0, 10) ?? null,
    names: Object.fromEntries(
      names
        .filter(({ sourceId }) => sourceId === id)
        .map(({ locale, title, publisher }) => [locale, { title, publisher }]),
    ),
  }));
}

async function heroOf(database: Database, mediaId: number): Promise<HeroView | null> {
  const [picture] = await database.select().from(media).where(eq(media.id, mediaId));
  if (!picture) return null;
  const texts = await database
    .select()
    .from(mediaText)
    .where(eq(mediaText.mediaId, mediaId))
    .orderBy(asc(mediaText.locale));
  const { width, height, focalX, focalY, variants, credit, licence } = picture;
  return {
    mediaId,
    width,
    height,
    focal: { x: focalX, y: focalY },
    variants,
    credit,
    licence,
    texts: Object.fromEntries(texts.map(({ locale, alt, caption }) => [locale, { alt, caption }])),
  };
}

type NameRow = { id: number; locale: Locale | null; name: string | null };

/** Gathers rows that are one for each name into one for each thing, in the order in which the things come. */
export function named<Row extends NameRow, Thing extends { id: number }>(
  rows: Row[],
  thingOf: (row: Row) => Thing,
): (Thing & { names: Names })[] {
  const things = new Map<number, Thing & { names: Names }>();
  for (const row of rows) {
    const thing = things.get(row.id) ?? { ...thingOf(row), names: {} };
    if (row.locale && row.name !== null) thing.names[row.locale] = row.name;
    things.set(row.id, thing);
  }
  return [...things.values()];
}
