import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { toldProvenance } from '#lib/article/provenance.ts';
import { infoPath } from '#lib/urls.ts';

/** How a text came about that nobody wrote in this language, leading to the rules that it was made by. */
export function Provenance({ article }: { article: ArticleView }) {
  const { locale, originLocale } = article;
  const told = toldProvenance(article);
  if (!told) return null;
  const t = translationsOf(locale, 'article.provenance');
  return (
    <p className="provenance">
      <a href={infoPath(locale, 'editorial-policy')}>{t(told, { origin: originLocale })}</a>
    </p>
  );
}
