import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { MOST_PAGES, RESULTS_PER_PAGE } from '#lib/search/question.ts';
import { orderedBy, printSearchAddress, type SearchAddress } from '#lib/search/search-address.ts';
import { searchPath } from '#lib/urls.ts';

/** The ways to other pages of what was found: numbers by relevance, by date the next one and the newest. */
export function ResultPaging(props: {
  locale: Locale;
  address: SearchAddress;
  results: {
    count: number | null;
    hasMore: boolean;
    next: Extract<SearchAddress, { sort: 'date' }>['after'];
  };
}) {
  const { locale, address, results } = props;
  const t = translationsOf(locale, 'search.paging');
  const there = (to: SearchAddress) => searchPath(locale) + printSearchAddress(to);
  if (address.sort === 'date') {
    if (!results.next && !address.after) return null;
    return (
      <nav className="paging" aria-label={t('label')}>
        {results.next && (
          <a className="paging-older" href={there({ ...address, after: results.next })} rel="next">
            {t('older')}
          </a>
        )}
        {address.after && (
          <a className="paging-newest" href={there({ ...address, after: null })}>
            {t('newest')}
          </a>
        )}
      </nav>
    );
  }
  const { page } = address;
  const known = Math.ceil((results.count ?? 0) / RESULTS_PER_PAGE);
  const last = Math.min(MOST_PAGES, Math.max(known, page + Number(results.hasMore)));
  if (last < 2) return null;
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  return (
    <>
      <nav className="paging search-pages" aria-label={t('label')}>
        <ol>
          {numbers.map((number) => (
            <li key={number}>
              <a
                href={there({ ...orderedBy(address, 'relevance'), page: number } as SearchAddress)}
                aria-label={t('page', { number })}
                aria-current={number === page ? 'page' : undefined}
              >
                {number}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {page === MOST_PAGES && <p className="search-note">{t('last')}</p>}
    </>
  );
}
