import type { FoundSearch } from '#db/queries/search/search-at.ts';
import type { TopicLink } from '#db/queries/taxonomy/list-topics-of.ts';
import { translationsOf } from '#i18n/translations.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { MOST_COUNTED } from '#lib/search/question.ts';
import { orderedBy, printSearchAddress, type SearchAddress } from '#lib/search/search-address.ts';
import { searchFeedPath, searchPath } from '#lib/urls.ts';
import { NoMoreResults, NoResults, Ways } from './no-results.tsx';
import { ResultPaging } from './result-paging.tsx';
import { SearchForm } from './search-form.tsx';
import { SearchResults } from './search-results.tsx';

type Categories = { name: string; slug: string }[];

/** Where readers ask, before they have. */
export function SearchStart({ locale, categories }: { locale: Locale; categories: Categories }) {
  const t = translationsOf(locale, 'search');
  return (
    <div className="listing search-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <SearchForm locale={locale} asked={undefined} categories={categories} />
      <section className="search-help" aria-labelledby="search-help">
        <h2 id="search-help">{t('help.title')}</h2>
        <ul>
          {(['words', 'phrase', 'without', 'either', 'beginning', 'languages'] as const).map((key) => (
            <li key={key}>{t(`help.${key}`)}</li>
          ))}
        </ul>
      </section>
      <Ways locale={locale} categories={categories} />
    </div>
  );
}

/**
 * What was found.
 * @param narrower topics of what is on the page, by which readers may narrow the search
 */
export function SearchPage(props: {
  locale: Locale;
  found: FoundSearch;
  narrower: Record<'tag' | 'author', TopicLink[]>;
  categories: Categories;
}) {
  const { locale, found, narrower, categories } = props;
  const { address, results } = found;
  const { stories, count, meant } = results;
  const t = translationsOf(locale, 'search');
  const isFirst = address.sort === 'date' ? !address.after : address.page === 1;
  return (
    <div className="listing search-page">
      <div className="page-head">
        <p className="kicker">{t('title')}</p>
        <h1>{address.typed}</h1>
        {stories.length > 0 && (
          <p role="status">
            {count === null
              ? t('someWords')
              : count >= MOST_COUNTED
                ? t('manyFound', { count: MOST_COUNTED })
                : t('found', { count })}
          </p>
        )}
        {meant && (
          <p>
            {t.rich('meant', {
              words: meant,
              link: (words) => (
                <a
                  href={
                    searchPath(locale) +
                    printSearchAddress({ ...orderedBy(address, address.sort), typed: meant })
                  }
                >
                  {words}
                </a>
              ),
            })}
          </p>
        )}
      </div>
      <SearchForm locale={locale} asked={found} categories={categories} />
      {stories.length > 0 && (
        <>
          <Views locale={locale} address={address} canBeFollowed={count !== null} />
          <Narrower locale={locale} address={address} narrower={narrower} />
          <SearchResults stories={stories} locale={locale} />
          <ResultPaging locale={locale} address={address} results={results} />
        </>
      )}
      {stories.length === 0 && isFirst && (
        <NoResults locale={locale} address={address} categories={categories} />
      )}
      {stories.length === 0 && !isFirst && <NoMoreResults locale={locale} address={address} />}
    </div>
  );
}

/** In which order, and the feed of the same. A feed has one language: that of its address. */
function Views(props: { locale: Locale; address: SearchAddress; canBeFollowed: boolean }) {
  const { locale, address, canBeFollowed } = props;
  const t = translationsOf(locale, 'search');
  const { lang: _, ...forFeed } = orderedBy(address, 'date');
  return (
    <ul className="ways search-views" aria-label={t('views')}>
      {(['relevance', 'date'] as const).map((sort) => (
        <li key={sort}>
          <a
            href={searchPath(locale) + printSearchAddress(orderedBy(address, sort))}
            aria-current={sort === address.sort ? 'true' : undefined}
          >
            {t(`sort.${sort}`)}
          </a>
        </li>
      ))}
      {canBeFollowed && address.lang !== otherLocale(locale) && (
        <li>
          <a href={searchFeedPath(locale) + printSearchAddress(forFeed)} type="application/rss+xml">
            {t('feed')}
          </a>
        </li>
      )}
    </ul>
  );
}

function Narrower(props: {
  locale: Locale;
  address: SearchAddress;
  narrower: Record<'tag' | 'author', TopicLink[]>;
}) {
  const { locale, address, narrower } = props;
  const t = translationsOf(locale, 'search');
  return (['tag', 'author'] as const)
    .filter((kind) => narrower[kind].length > 1 && address[kind] === undefined)
    .map((kind) => (
      <nav key={kind} className="search-narrower" aria-label={t(`narrowBy.${kind}`)}>
        <span>{t(`narrowBy.${kind}`)}</span>
        <ul className="ways">
          {narrower[kind].map(({ name, slug }) => (
            <li key={slug}>
              <a
                href={
                  searchPath(locale) +
                  printSearchAddress({ ...orderedBy(address, address.sort), [kind]: slug })
                }
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    ));
}
