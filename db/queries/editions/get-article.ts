import { and, asc, desc, eq, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type Contribution, namedInEdition } from '#lib/article/contributions.ts';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import { type ArticleDocument, readDocument } from '#lib/article/document.ts';
import type { Pictures } from '#lib/article/picture-words.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import type { Picture, Portrait } from '#lib/media/picture.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { NEWSROOM } from '../../newsroom.ts';
import { prepared } from '../../prepared.ts';
import {
  articleAuthor,
  articleSource,
  articleTag,
  author,
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
  tagName,
} from '../../schema.ts';
import { type Database, theStore } from '../../store.ts';
import { currentSlug } from './current-slug.ts';
import { pictureColumns, pictureOf, portraitColumns, portraitOf } from './picture.ts';
import { picturesInText } from './pictures-in-text.ts';
import { publicEdition } from './public-edition.ts';
import { type CategoryLink, categoryLink } from './teaser.ts';

export type Provenance = (typeof editionTable.provenance.enumValues)[number];

export type AuthorView = {
  name: string;
  /** What they are here; may be empty, as the biography may. */
  role: string;
  bio: string;
  slug: string;
  /** What they did for the article. */
  contribution: Contribution;
  portrait: Portrait | null;
  /** Whether it is the newsroom as a whole, and no person. */
  isNewsroom: boolean;
};

export type ArticleView = {
  articleId: number;
  locale: Locale;
  slug: string;
  document: ArticleDocument;
  category: CategoryLink | null;
  hero: Picture | null;
  /** What picture blocks and link cards of the text show, by the ids that the document names. */
  pictures: Pictures;
  tags: { name: string; slug: string }[];
  authors: AuthorView[];
  sources: { title: string; publisher: string; url: string | null; language: string | null }[];
  publishedAt: Date;
  modifiedAt: Date | null;
  /** What was corrected since, newest first. */
  corrections: { at: Date; kind: CorrectionKind; text: string; segment: string | null }[];
  /** How the text of this language came about. */
  provenance: Provenance;
  originLocale: Locale;
  /** Who paid for it, as its language calls them. */
  sponsor: string | null;
  /** Whether search engines are asked to leave it out. */
  noindex: boolean;
  /** The public edition in the other language, if there is one. */
  translation: { locale: Locale; slug: string; headline: string } | null;
};

/** The public article at an address of one language, whole, or null. Six statements, however long it is; one more where pictures stand in its text. */
export async function getArticle(args: { locale: Locale; slug: string }): Promise<ArticleView | null> {
  const [row] = await articleAt({ ...args, now: theStore().now().getTime() });
  return row ? viewArticle(row, args.locale) : null;
}

const NOW = sql.placeholder('now');
const LOCALE = sql.placeholder('locale');
const ARTICLE = sql.placeholder('articleId');

const articleAt = prepared((read) => {
  const edition = publicEdition(NOW);
  return selectArticle(read, edition, LOCALE, eq(edition.slug, sql.placeholder('slug')));
});

/**
 * What is read of an article first.
 * @param edition where it is read: the public editions, or for staff something of their shape
 * @param which which of them
 */
export function selectArticle(
  read: Database,
  edition: ReturnType<typeof publicEdition>,
  locale: Locale | Placeholder,
  which: SQL,
) {
  const categorySlug = read
    .select({ entityId: slug.entityId, slug: slug.slug })
    .from(slug)
    .where(and(eq(slug.scope, 'category'), eq(slug.locale, locale), isNull(slug.retiredAt)))
    .as('category_slug');
  return read
    .select({
      articleId: edition.articleId,
      categoryId: edition.categoryId,
      heroMediaId: edition.heroMediaId,
      slug: edition.slug,
      revisionId: edition.revisionId,
      document: sql<string>`${edition.document}`,
      publishedAt: edition.publishedAt,
      modifiedAt: edition.modifiedAt,
      originLocale: edition.originLocale,
      provenance: edition.provenance,
      sponsor: edition.sponsor,
      noindex: edition.noindex,
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
}

/** The whole view of an article, of which one row has been read. */
export async function viewArticle(
  row: Awaited<ReturnType<typeof selectArticle>>[number],
  locale: Locale,
): Promise<ArticleView> {
  const { articleId, categoryId, heroMediaId } = row;
  noteRead(wordOf('article', articleId));
  if (categoryId !== null) noteRead(wordOf('category', categoryId));
  if (heroMediaId !== null) noteRead(wordOf('media', heroMediaId));
  const document = readDocument(row.document);
  const [pictures, tags, authors, sources, translations, corrections] = await Promise.all([
    picturesInText(document, { revisionId: row.revisionId, locale }),
    listTags(articleId, locale),
    listAuthors(articleId, { locale, originLocale: row.originLocale }),
    listSources(articleId, locale),
    editionIn({ articleId, locale: otherLocale(locale), now: theStore().now().getTime() }),
    correctionsOf({ articleId, locale }),
  ]);
  return {
    articleId,
    locale,
    slug: row.slug,
    document,
    category: categoryLink(row.categoryKey, row.categoryName, row.categorySlug),
    hero: pictureOf(row),
    pictures,
    tags,
    authors,
    sources,
    publishedAt: row.publishedAt,
    modifiedAt: row.modifiedAt,
    corrections,
    provenance: row.provenance,
    originLocale: row.originLocale,
    sponsor: row.sponsor?.[locale] ?? null,
    noindex: row.noindex,
    translation: translations[0] ?? null,
  };
}

const editionIn = prepared((read) => {
  const edition = publicEdition(NOW);
  return read
    .select({ locale: edition.locale, slug: edition.slug, headline: edition.headline })
    .from(edition)
    .where(and(eq(edition.articleId, ARTICLE), eq(edition.locale, LOCALE)))
    .limit(1);
});

/** What was corrected in an edition, newest first. */
export const correctionsOf = prepared((read) =>
  read
    .select({
      at: correction.at,
      kind: correction.kind,
      text: correction.text,
      segment: correction.segmentId,
    })
    .from(correction)
    .where(and(eq(correction.articleId, ARTICLE), eq(correction.locale, LOCALE)))
    .orderBy(desc(correction.at), desc(correction.id)),
);

const tagsOf = prepared((read) =>
  read
    .select({ id: articleTag.tagId, name: tagName.name, slug: slug.slug })
    .from(articleTag)
    .leftJoin(tagName, and(eq(tagName.tagId, articleTag.tagId), eq(tagName.locale, LOCALE)))
    .leftJoin(slug, currentSlug('tag', articleTag.tagId, LOCALE))
    .where(eq(articleTag.articleId, ARTICLE))
    .orderBy(asc(articleTag.position)),
);

/** Tags in the order of the article, less those without a name or page in this language. */
async function listTags(articleId: number, locale: Locale): Promise<ArticleView['tags']> {
  const rows = await tagsOf({ articleId, locale });
  noteRead(...rows.map(({ id }) => wordOf('tag', id)));
  return rows.flatMap(({ name, slug }) => (name !== null && slug !== null ? [{ name, slug }] : []));
}

const authorsOf = prepared((read) =>
  read
    .select({
      id: articleAuthor.authorId,
      key: author.key,
      contribution: articleAuthor.contribution,
      name: authorName.name,
      role: authorName.role,
      bio: authorName.bio,
      slug: slug.slug,
      ...portraitColumns,
    })
    .from(articleAuthor)
    .innerJoin(author, eq(author.id, articleAuthor.authorId))
    .leftJoin(media, eq(media.id, author.portraitMediaId))
    .leftJoin(authorName, and(eq(authorName.authorId, articleAuthor.authorId), eq(authorName.locale, LOCALE)))
    .leftJoin(slug, currentSlug('author', articleAuthor.authorId, LOCALE))
    .where(eq(articleAuthor.articleId, ARTICLE))
    .orderBy(asc(articleAuthor.position)),
);

/** Those whom the edition names, in the order of the article, less those without a name or page in this language. */
async function listAuthors(
  articleId: number,
  edition: { locale: Locale; originLocale: Locale },
): Promise<ArticleView['authors']> {
  const rows = await authorsOf({ articleId, locale: edition.locale });
  noteRead(...rows.map(({ id }) => wordOf('author', id)));
  return namedInEdition(rows, edition).flatMap((row) => {
    const { key, contribution, name, role, bio, slug } = row;
    if (name === null || slug === null) return [];
    const isNewsroom = key === NEWSROOM;
    return [
      { name, role: role ?? '', bio: bio ?? '', slug, contribution, isNewsroom, portrait: portraitOf(row) },
    ];
  });
}

const sourcesOf = prepared((read) =>
  read
    .select({
      id: source.id,
      title: sourceName.title,
      publisher: sourceName.publisher,
      url: source.url,
      language: source.language,
    })
    .from(articleSource)
    .innerJoin(source, eq(source.id, articleSource.sourceId))
    .leftJoin(sourceName, and(eq(sourceName.sourceId, source.id), eq(sourceName.locale, LOCALE)))
    .where(eq(articleSource.articleId, ARTICLE))
    .orderBy(asc(articleSource.position)),
);

/** Sources in citation order. One without a name in this language is called by its address, never in the other. */
async function listSources(articleId: number, locale: Locale): Promise<ArticleView['sources']> {
  const rows = await sourcesOf({ articleId, locale });
  noteRead(...rows.map(({ id }) => wordOf('source', id)));
  return rows.map(({ title, publisher, url, language }) => ({
    title: title || (url && URL.canParse(url) ? new URL(url).host : ''),
    publisher: publisher ?? '',
    url,
    language,
  }));
}
