import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { displayPath, parallelPath, tatePath } from '#lib/urls.ts';

/** Other ways in which the article is set: both languages side by side, where it has both; Japanese downwards; as its reader likes it. */
export function OtherSettings({ article }: { article: ArticleView }) {
  const { locale, slug, translation } = article;
  return (
    <p className="ways">
      {translation && <a href={parallelPath(locale, slug)}>{translationsOf(locale, 'parallel')('read')}</a>}
      {locale === 'ja' && <a href={tatePath(slug)}>{translationsOf(locale, 'tate')('read')}</a>}
      <a href={displayPath(locale)}>{translationsOf(locale, 'reader.display')('title')}</a>
    </p>
  );
}
