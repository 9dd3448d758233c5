import type { Metadata } from 'next';
import { SearchPage, SearchStart } from '#components/search/search-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { type FoundSearch, foundBefore } from '#db/queries/search/search-at.ts';
import { listCategories } from '#db/queries/taxonomy/list-categories.ts';
import { listTopicsOf } from '#db/queries/taxonomy/list-topics-of.ts';
import { translationsOf } from '#i18n/translations.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { printSearchAddress } from '#lib/search/search-address.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { absoluteUrl, searchPath } from '#lib/urls.ts';
import { localeOf } from '../locale-of.ts';
import './search.css';
import '../lists.css';

type Props = { params: Promise<{ locale: string }> };

/** Nothing to index: what is found stands elsewhere. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, 'search');
  const found = foundBefore();
  return {
    ...statusMetadata({ locale, title: found ? t('titleOf', { words: found.address.typed }) : t('title') }),
    description: t('description', { site: siteName(locale) }),
    alternates: { canonical: absoluteUrl(processSettings().siteUrl, pathOf(locale, found)) },
  };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const found = foundBefore();
  const categories = await listCategories({ locale });
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: counterpartOf(locale, found) }}>
      {found ? (
        <SearchPage
          locale={locale}
          found={found}
          narrower={await narrowerOf(found)}
          categories={categories}
        />
      ) : (
        <SearchStart locale={locale} categories={categories} />
      )}
    </SitePage>
  );
}

const pathOf = (locale: Locale, found: FoundSearch | undefined) =>
  searchPath(locale) + (found ? printSearchAddress(found.address) : '');

/** The same words in the other language, whose topics have other slugs. */
function counterpartOf(locale: Locale, found: FoundSearch | undefined): string {
  const there = searchPath(otherLocale(locale));
  return found
    ? there + printSearchAddress({ typed: found.address.typed, sort: 'relevance', page: 1 })
    : there;
}

/** The topics of the stories on the page, as far as they have an edition in its language. */
async function narrowerOf({ locale, results }: FoundSearch) {
  const articleIds = results.stories.flatMap(({ teaser }) =>
    teaser.locale === locale ? [teaser.articleId] : [],
  );
  const [tag, author] = await Promise.all([
    listTopicsOf({ kind: 'tag', locale, articleIds, limit: 8 }),
    listTopicsOf({ kind: 'author', locale, articleIds, limit: 4 }),
  ]);
  return { tag, author };
}
