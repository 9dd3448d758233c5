import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { infoPath } from '#lib/urls.ts';

/** How a translated text came about, leading to the rules that it was made by. An original says nothing. */
export function Provenance({ article }: { article: ArticleView }) {
  const { locale, originLocale, provenance } = article;
  if (provenance === 'original' || originLocale === locale) return null;
  const t = translationsOf(locale, 'article.provenance');
  return (
    <p className="provenance">
      <a href={infoPath(locale, 'editorial-policy')}>{t(provenance, { origin: originLocale })}</a>
    </p>
  );
}
