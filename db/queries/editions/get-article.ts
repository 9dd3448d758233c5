import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type ArticleDocument, readDocument } from '#lib/article/document.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import type { Picture } from '#lib/media/picture.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import {
  articleAuthor,
  articleSource,
  articleTag,
  authorName,
  category,
  categoryName,
  correction,
  type edition as editionTable,
  media,
  mediaText,
  slug,
  source,
  sourceName,
  tag,
  tagName,
} from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from './current-slug.ts';
import { pictureColumns, pictureOf } from './picture.ts';
import { publicEdition } from './public-edition.ts';
import { type CategoryLink, categoryLink } from './teaser.ts';

export type Provenance = (typeof editionTable.provenance.enumValues)[number];

export type ArticleView = {
  articleId: number;
  locale: Locale;
  slug: string;
  document: ArticleDocument;
  category: CategoryLink | null;
  hero: Picture | null;
  tags: { name: string; slug: string }[];
  authors: { name: string; bio: string; slug: string }[];
  sources: { title: string; publisher: string; url: string | null; language: string | null }[];
  publishedAt: Date;
  modifiedAt: Date | null;
  /** What was corrected since, newest first. */
  corrections: { at: Date; text: string }[];
  /** How the text of this language came about. */
  provenance: Provenance;
  originLocale: Locale;
  /** The public edition in the other language, if there is one. */
  translation: { locale: Locale; slug: string; headline: string } | null;
};

/** The public article at an address of one language, whole, or null. Six statements, however long it is. */
export async function getArticle(args: { locale: Locale; slug: string }): Promise<ArticleView | null> {
  const edition = publicEdition(theStore().now());
  return viewArticle(edition, args.locale, eq(edition.slug, args.slug));
}

/**
 * The whole view of one article.
 * @param edition where it is read: the public editions, or for staff something of their shape
 * @param which which of them
 */
export async function viewArticle(
  edition: ReturnType<typeof publicEdition>,
  locale: Locale,
  which: SQL,
): Promise<ArticleView | null> {
  const { read, now } = theStore();
  const categorySlug = read
    .select({ entityId: slug.entityId, slug: slug.slug })
    .from(slug)
    .where(and(eq(slug.scope, 'category'), eq(slug.locale, locale), isNull(slug.retiredAt)))
    .as('category_slug');
  const [row] = await read
    .select({
      articleId: edition.articleId,
      categoryId: edition.categoryId,
      heroMediaId: edition.heroMediaId,
      slug: edition.slug,
      document: sql<string>`${edition.document}`,
      publishedAt: edition.publishedAt,
      modifiedAt: edition.modifiedAt,
      originLocale: edition.originLocale,
      provenance: edition.provenance,
      categoryKey: category.key,
      categoryName: categoryName.name,
      categorySlug: categorySlug.slug,
      ...pictureColumns,
    })
    .from(edition)
    .leftJoin(category, eq(category.id, edition.categoryId))
    .leftJoin(media, eq(media.id, edition.heroMediaId))
    .leftJoin(mediaText, and(eq(mediaText.mediaId, media.id), eq(mediaText.locale, locale)))
    .leftJoin(
      categoryName,
      and(eq(categoryName.categoryId, edition.categoryId), eq(categoryName.locale, locale)),
    )
    .leftJoin(categorySlug, eq(categorySlug.entityId, edition.categoryId))
    .where(and(eq(edition.locale, locale), which))
    .limit(1);
  if (!row) return null;

  const { articleId, categoryId, heroMediaId } = row;
  noteRead(wordOf('article', articleId));
  if (categoryId !== null) noteRead(wordOf('category', categoryId));
  if (heroMediaId !== null) noteRead(wordOf('media', heroMediaId));
  const others = publicEdition(now());
  const [tags, authors, sources, translations, corrections] = await Promise.all([
    listTags(articleId, locale),
    listAuthors(articleId, locale),
    listSources(articleId, locale),
    read
      .select({ locale: others.locale, slug: others.slug, headline: others.headline })
      .from(others)
      .where(and(eq(others.articleId, articleId), eq(others.locale, otherLocale(locale))))
      .limit(1),
    read
      .select({ at: correction.at, text: correction.text })
      .from(correction)
      .where(and(eq(correction.articleId, articleId), eq(correction.locale, locale)))
      .orderBy(desc(correction.at)),
  ]);
  return {
    articleId,
    locale,
    slug: row.slug,
    document: readDocument(row.document),
    category: categoryLink(row.categoryKey, row.categoryName, row.categorySlug),
    hero: pictureOf(row),
    tags,
    authors,
    sources,
    publishedAt: row.publishedAt,
    modifiedAt: row.modifiedAt,
    corrections,
    provenance: row.provenance,
    originLocale: row.originLocale,
    translation: translations[0] ?? null,
  };
}

/** Tags in the order of the article, less the merged ones and those without a name or page in this language. */
async function listTags(articleId: number, locale: Locale): Promise<ArticleView['tags']> {
  const rows = await theStore()
    .read.select({ id: tag.id, mergedIntoId: tag.mergedIntoId, name: tagName.name, slug: slug.slug })
    .from(articleTag)
    .innerJoin(tag, eq(tag.id, articleTag.tagId))
    .leftJoin(tagName, and(eq(tagName.tagId, tag.id), eq(tagName.locale, locale)))
    .leftJoin(slug, currentSlug('tag', tag.id, locale))
    .where(eq(articleTag.articleId, articleId))
    .orderBy(asc(articleTag.position));
  noteRead(...rows.map(({ id }) => wordOf('tag', id)));
  return rows.flatMap(({ mergedIntoId, name, slug }) =>
    mergedIntoId === null && name !== null && slug !== null ? [{ name, slug }] : [],
  );
}

/** Authors in the order of the article, less those without a name or page in this language. */
async function listAuthors(articleId: number, locale: Locale): Promise<ArticleView['authors']> {
  const rows = await theStore()
    .read.select({
      id: articleAuthor.authorId,
      name: authorName.name,
      bio: authorName.bio,
      slug: slug.slug,
    })
    .from(articleAuthor)
    .leftJoin(authorName, and(eq(authorName.authorId, articleAuthor.authorId), eq(authorName.locale, locale)))
    .leftJoin(slug, currentSlug('author', articleAuthor.authorId, locale))
    .where(eq(articleAuthor.articleId, articleId))
    .orderBy(asc(articleAuthor.position));
  noteRead(...rows.map(({ id }) => wordOf('author', id)));
  return rows.flatMap(({ name, bio, slug }) =>
    name !== null && slug !== null ? [{ name, bio: bio ?? '', slug }] : [],
  );
}

/** Sources in citation order. One without a name in this language is called by its address, never in the other. */
async function listSources(articleId: number, locale: Locale): Promise<ArticleView['sources']> {
  const rows = await theStore()
    .read.select({
      id: source.id,
      title: sourceName.title,
      publisher: sourceName.publisher,
      url: source.url,
      language: source.language,
    })
    .from(articleSource)
    .innerJoin(source, eq(source.id, articleSource.sourceId))
    .leftJoin(sourceName, and(eq(sourceName.sourceId, source.id), eq(sourceName.locale, locale)))
    .where(eq(articleSource.articleId, articleId))
    .orderBy(asc(articleSource.position));
  noteRead(...rows.map(({ id }) => wordOf('source', id)));
  return rows.map(({ title, publisher, url, language }) => ({
    title: title || (url && URL.canParse(url) ? new URL(url).host : ''),
    publisher: publisher ?? '',
    url,
    language,
  }));
}
