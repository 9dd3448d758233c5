import { getTranslations } from 'next-intl/server';
import type { ArticleView } from '#db/queries/get-article.ts';
import { citationsOf, sourceAnchor } from '#lib/article/citations.ts';
import { isPublicLink } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';

type Source = ArticleView['sources'][number];

/** What the article rests on, numbered as the text cites it, with a way back to each citation. */
export async function Sources({ article }: { article: ArticleView }) {
  const { document, locale, sources } = article;
  if (sources.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'article' });
  const citations = citationsOf(document);
  return (
    <section id="sources" className="sources" aria-labelledby="sources-heading">
      <h2 id="sources-heading">{t('sources')}</h2>
      <ol>
        {sources.map((source, index) => {
          const anchor = sourceAnchor(index + 1);
          const language = foreignLanguage(source.language, locale);
          return (
            <li key={anchor} id={anchor}>
              <SourceTitle source={source} unnamed={t('unnamedSource')} />
              {language && <> {t('sourceLanguage', { language })}</>}
              {citations.get(index + 1)?.map((citation, nth) => (
                <a
                  key={citation}
                  className="back-link"
                  href={`#${citation}`}
                  role="doc-backlink"
                  aria-label={t('backToCitation', { n: nth + 1 })}
                >
                  ↑
                </a>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function SourceTitle({ source, unnamed }: { source: Source; unnamed: string }) {
  const { publisher, title, url } = source;
  const name = title || publisher || unnamed;
  return (
    <>
      {publisher && publisher !== name && <span className="publisher">{publisher} </span>}
      {url && isPublicLink(url) ? (
        <a href={url} hrefLang={source.language ?? undefined} rel="noopener">
          {name}
        </a>
      ) : (
        name
      )}
    </>
  );
}

/** The name of a source's language where it is not the page's own, and known. */
function foreignLanguage(language: string | null, locale: Locale): string | undefined {
  if (!language || language.split('-')[0] === locale) return undefined;
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(language);
  } catch {
    return undefined;
  }
}
