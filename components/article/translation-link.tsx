import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { articlePath } from '#lib/urls.ts';

/** At the end of an article: the same article in the other language, said in that language. */
export function TranslationLink({ translation }: { translation: NonNullable<ArticleView['translation']> }) {
  const { locale, slug } = translation;
  const there = translationsOf(locale, 'site');
  return (
    <p className="translation-link">
      <a href={articlePath(locale, slug)} lang={locale} hrefLang={locale} rel="alternate">
        {there('articleInThisLanguage')}
      </a>
    </p>
  );
}
