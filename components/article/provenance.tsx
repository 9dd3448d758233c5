import { getTranslations } from 'next-intl/server';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { infoPath } from '#lib/urls.ts';

/** How a translated text came about, leading to the rules that it was made by. An original says nothing. */
export async function Provenance({ article }: { article: ArticleView }) {
  const { locale, originLocale, provenance } = article;
  if (provenance === 'original' || originLocale === locale) return null;
  const t = await getTranslations({ locale, namespace: 'article.provenance' });
  return (
    <p className="provenance">
      <a href={infoPath(locale, 'editorial-policy')}>{t(provenance, { origin: originLocale })}</a>
    </p>
  );
}
