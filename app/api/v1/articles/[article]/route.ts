import { getApiArticle } from '#db/queries/api/get-api-article.ts';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { articleWords } from '#i18n/article-words.ts';
import { alignedSegments } from '#lib/api/answers.ts';
import { wholeArticle } from '#lib/api/schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { articleData } from '#lib/seo/article-json.ts';
import { absoluteUrl, apiArticlePath } from '#lib/urls.ts';
import { apiAnswer } from '../../../../files/api-answer.ts';
import { noFile } from '../../../../files/file-answer.ts';

/** An article in all languages in which it is public, and its texts side by side. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ article: string }> },
): Promise<Response> {
  const articleId = Number((await params).article);
  const editions = await getApiArticle(articleId);
  const [first] = editions;
  if (!first) return noFile();
  const { siteUrl } = processSettings();
  const byLanguage = <T>(of: (edition: ArticleView) => T) =>
    Object.fromEntries(editions.map((edition) => [edition.locale, of(edition)]));
  return apiAnswer(wholeArticle, {
    articleId,
    url: absoluteUrl(siteUrl, apiArticlePath(articleId)),
    editions: byLanguage((edition) => articleData(edition, articleWords(edition.locale), siteUrl)),
    segments: alignedSegments(
      byLanguage(({ document }) => document),
      first.originLocale,
    ),
  });
}
