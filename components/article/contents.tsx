import { translationsOf } from '#i18n/translations.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { tableOfContents } from '#lib/article/table-of-contents.ts';
import type { Locale } from '#lib/locale.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';

/** The sections of the article and the headings of its analysis, as links; nothing where there is but one. */
export function Contents(props: { document: ArticleDocument; locale: Locale; hasSources: boolean }) {
  const { document, locale, hasSources } = props;
  const t = translationsOf(locale, 'article');
  const entries = tableOfContents(document);
  if (entries.length < 2) return null;
  return (
    <nav className="contents" aria-labelledby="contents">
      <p id="contents">{t('contents')}</p>
      <ol>
        {entries.map(({ section, anchor, parts }) => (
          <li key={section}>
            <a href={`#${anchor}`} lang={section === 'insight' ? 'en' : undefined}>
              {t(`sections.${section}`)}
            </a>
            {parts.length > 0 && (
              <ol>
                {parts.map((part) => (
                  <li key={part.anchor}>
                    <a href={`#${part.anchor}`}>
                      <PhrasedText text={part.heading} locale={locale} />
                    </a>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
        {hasSources && (
          <li>
            <a href="#sources">{t('sources')}</a>
          </li>
        )}
      </ol>
    </nav>
  );
}
