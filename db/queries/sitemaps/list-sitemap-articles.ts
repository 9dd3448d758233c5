import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { PictureVariant } from '#lib/media/picture.ts';
import { noteRead } from '../../freshness/reading.ts';
import { SITEMAP_RANGE, sitemapWord, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { article, articlePicture, category, categoryName, media } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';

/** A public edition that search engines are to find, as far as the sitemap tells. */
export type SitemapEdition = {
  articleId: number;
  locale: Locale;
  slug: string;
  headline: string;
  publishedAt: Date;
  modifiedAt: Date | null;
  category: { key: string; name: string } | null;
  /** Of its picture. */
  variants: PictureVariant[] | null;
  /** Of those in its text. */
  pictures: PictureVariant[][];
};

/** So many ids are read at once: the thread that reads them serves readers too. */
const AT_ONCE = 100;

/**
 * The public editions of the articles of one range of ids, by article. Read part by part, as they are asked for: two statements each,
 * which walk from the beginning of the part to its end.
 */
export async function* listSitemapArticles({ range }: { range: number }): AsyncGenerator<SitemapEdition[]> {
  const end = (range + 1) * SITEMAP_RANGE;
  noteRead(sitemapWord(range * SITEMAP_RANGE));
  for (let from = range * SITEMAP_RANGE; from < end; from += AT_ONCE) yield await partFrom(from);
}

async function partFrom(from: number): Promise<SitemapEdition[]> {
  const part = { from, until: from + AT_ONCE, now: theStore().now().getTime() };
  const [rows, inTexts] = await Promise.all([editionsIn(part), picturesIn(part)]);
  return rows.map(({ revisionId, categoryId, categoryKey, categoryTitle, ...row }) => {
    if (categoryId !== null) noteRead(wordOf('category', categoryId));
    const isNamed = categoryKey !== null && categoryTitle !== null;
    const pictures = inTexts.flatMap((each) => (each.revisionId === revisionId ? [each.variants] : []));
    return { ...row, pictures, category: isNamed ? { key: categoryKey, name: categoryTitle } : null };
  });
}

const IN_PART = and(gte(article.id, sql.placeholder('from')), lt(article.id, sql.placeholder('until')));

const editionsIn = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  return (
    read
      .select({
        articleId: edition.articleId,
        revisionId: edition.revisionId,
        locale: edition.locale,
        slug: edition.slug,
        headline: edition.headline,
        publishedAt: edition.publishedAt,
        modifiedAt: edition.modifiedAt,
        categoryId: edition.categoryId,
        categoryKey: category.key,
        categoryTitle: categoryName.name,
        variants: media.variants,
      })
      .from(article)
      // A cross join keeps SQLite from beginning with another table, which would mean reading and sorting all.
      .crossJoin(edition)
      .leftJoin(category, eq(category.id, edition.categoryId))
      .leftJoin(
        categoryName,
        and(eq(categoryName.categoryId, edition.categoryId), eq(categoryName.locale, edition.locale)),
      )
      .leftJoin(media, eq(media.id, edition.heroMediaId))
      .where(and(IN_PART, eq(edition.articleId, article.id), eq(article.noindex, false)))
      .orderBy(asc(article.id))
  );
});

/** The pictures in the texts of those editions. */
const picturesIn = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  return read
    .select({ revisionId: edition.revisionId, variants: media.variants })
    .from(article)
    .crossJoin(edition)
    .innerJoin(articlePicture, eq(articlePicture.revisionId, edition.revisionId))
    .innerJoin(media, eq(media.id, articlePicture.mediaId))
    .where(and(IN_PART, eq(edition.articleId, article.id)))
    .orderBy(asc(article.id));
});
