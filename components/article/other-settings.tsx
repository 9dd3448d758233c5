import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { parallelPath } from '#lib/urls.ts';

/** Other ways in which the article is set: both languages side by side, where it has both. */
export function OtherSettings({ article }: { article: ArticleView }) {
  const { locale, slug, translation } = article;
  if (!translation) return null;
  return (
    <p className="ways">
      <a href={parallelPath(locale, slug)}>{translationsOf(locale, 'parallel')('read')}</a>
    </p>
  );
}
