import { listArchiveMonths } from '#db/queries/lists/list-archive-months.ts';
import { listNews } from '#db/queries/sitemaps/list-news.ts';
import { listSitemapArticles } from '#db/queries/sitemaps/list-sitemap-articles.ts';
import { listSitemapTopics } from '#db/queries/sitemaps/list-sitemap-topics.ts';
import type { TopicKind } from '#db/queries/taxonomy/get-topic.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { articleImage, largestJpeg } from '#lib/seo/article-image.ts';
import { newsSitemap, type SitemapPage, sitemap } from '#lib/seo/sitemaps/sitemap.ts';
import type { SitemapFile } from '#lib/seo/sitemaps/sitemap-files.ts';
import { titleOf, updatedAt } from '#lib/seo/whole-article.ts';
import { siteName } from '#lib/site/site-settings.ts';
import {
  archiveMonthPath,
  archivePath,
  articlePath,
  authorPath,
  authorsPath,
  categoriesPath,
  categoryPath,
  correctionsPath,
  feedsPath,
  homePath,
  INFO_PAGES,
  infoPath,
  mediaPath,
  tagPath,
  tagsPath,
} from '#lib/urls.ts';
import { fileAnswer } from './file-answer.ts';

/** A file of the sitemap. */
export async function sitemapAnswer(file: SitemapFile): Promise<Response> {
  return fileAnswer(await textOf(file), { type: 'application/xml' });
}

async function textOf(file: SitemapFile): Promise<string> {
  const { siteUrl } = processSettings();
  switch (file.kind) {
    case 'pages':
      return sitemap(await pages(), siteUrl);
    case 'articles':
      return sitemap(articlePages(file.range), siteUrl);
    case 'tags':
      return sitemap(await topics('tag', file.range, tagPath), siteUrl);
    case 'authors':
      return sitemap(await topics('author', file.range, authorPath), siteUrl);
    case 'news': {
      const { locale } = file;
      const stories = (await listNews({ locale })).map(({ slug, headline, publishedAt }) => ({
        path: articlePath(locale, slug),
        title: titleOf({ headline }),
        publishedAt,
      }));
      return newsSitemap(stories, { locale, siteName: siteName(locale), siteUrl });
    }
  }
}

/** What is there whatever is published, the categories, and the months of the archive: those have no counterpart. */
async function pages(): Promise<SitemapPage[]> {
  const inBoth = (path: (locale: Locale) => string): SitemapPage => ({
    ja: { path: path('ja') },
    en: { path: path('en') },
  });
  const months = await Promise.all(
    LOCALES.map(async (locale) =>
      (await listArchiveMonths({ locale })).map((month) => ({
        [locale]: { path: archiveMonthPath(locale, month) },
      })),
    ),
  );
  return [
    inBoth(homePath),
    ...[categoriesPath, tagsPath, authorsPath].map(inBoth),
    ...(await topics('category', 0, categoryPath)),
    inBoth(archivePath),
    inBoth(correctionsPath),
    ...months.flat(),
    ...INFO_PAGES.map((page) => inBoth((locale) => infoPath(locale, page))),
    inBoth(feedsPath),
  ];
}

async function topics(
  kind: TopicKind,
  range: number,
  pathOf: (locale: Locale, slug: string) => string,
): Promise<SitemapPage[]> {
  return (await listSitemapTopics({ kind, range })).map(({ ja, en }) => ({
    ...(ja !== undefined && { ja: { path: pathOf('ja', ja) } }),
    ...(en !== undefined && { en: { path: pathOf('en', en) } }),
  }));
}

/** The articles of a range with their translations. */
async function* articlePages(range: number): AsyncGenerator<SitemapPage> {
  for await (const editions of listSitemapArticles({ range })) {
    for (const ofArticle of Map.groupBy(editions, ({ articleId }) => articleId).values()) {
      const page: SitemapPage = {};
      for (const edition of ofArticle) {
        const path = articlePath(edition.locale, edition.slug);
        const inText = edition.pictures.flatMap((variants) => largestJpeg(variants) ?? []);
        const images = new Set([articleImage(edition).path, ...inText.map(({ file }) => mediaPath(file))]);
        page[edition.locale] = { path, lastModified: updatedAt(edition), images: [...images] };
      }
      yield page;
    }
  }
}
