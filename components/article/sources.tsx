import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { citationsOf, sourceAnchor } from '#lib/article/citations.ts';
import { isPublicLink } from '#lib/article/inline.ts';
import { foreignLanguageName, nameLanguage } from '#lib/article/source-language.ts';
import type { Locale } from '#lib/locale.ts';

type Source = ArticleView['sources'][number];

/** What the article rests on, numbered as the text cites it, with a way back to each citation; that it names nothing, where it does not. */
export function Sources({ article }: { article: ArticleView }) {
  const { document, locale, sources } = article;
  const t = translationsOf(locale, 'article');
  if (sources.length === 0) return <p className="sources">{t('noSources')}</p>;
  const citations = citationsOf(document);
  return (
    <section id="sources" className="sources" aria-labelledby="sources-heading">
      <h2 id="sources-heading">{t('sources')}</h2>
      <ol>
        {sources.map((source, index) => {
          const anchor = sourceAnchor(index + 1);
          const language = foreignLanguageName(source.language, locale);
          const places = citations.get(index + 1) ?? [];
          return (
            <li key={anchor} id={anchor}>
              <SourceTitle source={source} locale={locale} unnamed={t('unnamedSource')} />
              {language && <> {t('sourceLanguage', { language })}</>}
              {places.map((citation, nth) => (
                <a
                  key={citation}
                  className="back-link"
                  href={`#${citation}`}
                  role="doc-backlink"
                  aria-label={t('backToCitation', { n: nth + 1 })}
                >
                  {places.length > 1 ? `\u2191${nth + 1}` : '\u2191'}
                </a>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function SourceTitle({ source, locale, unnamed }: { source: Source; locale: Locale; unnamed: string }) {
  const { publisher, title, url, language } = source;
  const name = title || publisher;
  const nameLang = nameLanguage(name, language, locale);
  return (
    <>
      {publisher && publisher !== name && (
        <>
          <span className="publisher" lang={nameLanguage(publisher, language, locale)}>
            {publisher}
          </span>{' '}
        </>
      )}
      {url && isPublicLink(url) ? (
        <a href={url} lang={nameLang} hrefLang={nameLang && (language ?? undefined)} rel="noopener">
          {name || unnamed}
        </a>
      ) : (
        <span lang={nameLang}>{name || unnamed}</span>
      )}
    </>
  );
}
