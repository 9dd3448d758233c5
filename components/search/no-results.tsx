import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { isNarrowed, orderedBy, printSearchAddress, type SearchAddress } from '#lib/search/search-address.ts';
import { archivePath, categoryPath, searchPath, tagsPath } from '#lib/urls.ts';

/** What helps where nothing was found. */
export function NoResults(props: {
  locale: Locale;
  address: SearchAddress;
  categories: { name: string; slug: string }[];
}) {
  const { locale, address, categories } = props;
  const t = translationsOf(locale, 'search.nothing');
  const { typed } = address;
  return (
    <div className="no-articles">
      <p>{t('text')}</p>
      <ul className="search-advice">
        {isNarrowed(address) && (
          <li>
            <a href={searchPath(locale) + printSearchAddress({ typed, sort: 'relevance', page: 1 })}>
              {t('everywhere')}
            </a>
          </li>
        )}
        <li>{t('spelling')}</li>
        <li>{t('fewer')}</li>
        <li>{t('otherWords')}</li>
      </ul>
      <Ways locale={locale} categories={categories} />
    </div>
  );
}

/** Beyond the last page of what was found. */
export function NoMoreResults({ locale, address }: { locale: Locale; address: SearchAddress }) {
  const t = translationsOf(locale, 'search.nothing');
  return (
    <div className="no-articles">
      <p>{t('noMore')}</p>
      <p>
        <a href={searchPath(locale) + printSearchAddress(orderedBy(address, address.sort))}>{t('toFirst')}</a>
      </p>
    </div>
  );
}

/** Other ways to an article than search. */
export function Ways({
  locale,
  categories,
}: {
  locale: Locale;
  categories: { name: string; slug: string }[];
}) {
  const t = translationsOf(locale);
  return (
    <nav aria-label={t('search.nothing.ways')}>
      <ul className="ways">
        {categories.map(({ name, slug }) => (
          <li key={slug}>
            <a href={categoryPath(locale, slug)}>{name}</a>
          </li>
        ))}
        <li>
          <a href={tagsPath(locale)}>{t('hubs.tag.title')}</a>
        </li>
        <li>
          <a href={archivePath(locale)}>{t('archive.title')}</a>
        </li>
      </ul>
    </nav>
  );
}
