import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { parallelPath, tatePath } from '#lib/urls.ts';

/** Other ways in which the article is set: both languages side by side, where it has both; Japanese downwards. */
export function OtherSettings({ article }: { article: ArticleView }) {
  const { locale, slug, translation } = article;
  if (!translation && locale !== 'ja') return null;
  return (
    <p className="ways">
      {translation && <a href={parallelPath(locale, slug)}>{translationsOf(locale, 'parallel')('read')}</a>}
      {locale === 'ja' && <a href={tatePath(slug)}>{translationsOf(locale, 'tate')('read')}</a>}
    </p>
  );
}
