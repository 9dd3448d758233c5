import type { TeaserPage } from '#db/queries/editions/teaser.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Cursor } from '#lib/cursor.ts';
import { pagingOf } from '#lib/listing/paging.ts';
import type { Locale } from '#lib/locale.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { hueOf } from './hue-of.ts';
import { NoArticles } from './no-articles.tsx';
import { PagingLinks } from './paging-links.tsx';
import { TeaserList } from './teaser-list.tsx';

/** A page of articles that have something in common: a category, a tag, an author. */
export function ListingPage(props: {
  locale: Locale;
  of: 'category' | 'tag' | 'author';
  /** The page of all topics of its kind. */
  hub: { name: string; path: string };
  /** The category that the page is about, whose hue it takes. */
  category: { key: string } | null;
  title: string;
  description: string;
  /** The list's address. */
  path: string;
  after: Cursor | null;
  page: TeaserPage;
}) {
  const { locale, of, hub, category, title, description, path, after, page } = props;
  const t = translationsOf(locale, 'listing');
  const paging = pagingOf({ path, after, next: page.next });
  return (
    <div className={`listing${after ? '' : ' listing-newest'} ${hueOf(category)}`}>
      <Breadcrumbs
        locale={locale}
        items={after ? [hub, { name: title, path }, { name: t('olderStories') }] : [hub, { name: title }]}
      />
      <div className="page-head">
        {of !== 'category' && <p className="kicker">{t(of)}</p>}
        <h1>
          <PhrasedText text={title} locale={locale} />
          {after && <span className="page-part">{t('olderStories')}</span>}
        </h1>
        {description && !after && <p>{description}</p>}
      </div>
      {page.teasers.length > 0 ? (
        <TeaserList
          teasers={page.teasers}
          locale={locale}
          headingLevel={2}
          facts={of === 'category' ? 'date' : 'category and date'}
        />
      ) : (
        <NoArticles locale={locale} of={after ? 'olderPage' : of} newest={paging.newest} />
      )}
      {page.teasers.length > 0 && <PagingLinks locale={locale} paging={paging} />}
    </div>
  );
}
