import { getArticle } from '#db/queries/editions/get-article.ts';
import { articleWords } from '#i18n/article-words.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { articleJson } from '#lib/seo/article-json.ts';
import { articleMarkdown } from '#lib/seo/article-markdown.ts';
import { addressOf } from '#lib/seo/whole-article.ts';
import { decodeSegment } from '#lib/urls.ts';
import { fileAnswer, noFile } from './file-answer.ts';

const FORMATS = {
  json: { type: 'application/json', write: articleJson },
  md: { type: 'text/markdown', write: articleMarkdown },
} as const;

/** An article as data or as Markdown, beside its page. */
export async function twinAnswer(params: {
  locale: Locale;
  segment: string;
  format: string;
}): Promise<Response> {
  const { locale, segment, format } = params;
  const article = await getArticle({ locale, slug: decodeSegment(segment) });
  if (!article || (format !== 'json' && format !== 'md')) return noFile();
  const { siteUrl } = processSettings();
  const { type, write } = FORMATS[format];
  return fileAnswer(write(article, articleWords(locale), siteUrl), {
    type,
    language: locale,
    twinOf: addressOf(article, siteUrl),
    isShared: true,
  });
}
