import type { TeaserPage } from '#db/queries/editions/teaser.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Cursor } from '#lib/cursor.ts';
import { pagingOf } from '#lib/listing/paging.ts';
import type { Locale } from '#lib/locale.ts';
import type { Portrait as PortraitOf } from '#lib/media/picture.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Portrait } from '../ui/portrait.tsx';
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
  /** Of an author: what they are here. */
  role: string;
  description: string;
  /** Of an author: where else they are found. */
  links: string[];
  portrait: PortraitOf | null;
  /** The list's address. */
  path: string;
  after: Cursor | null;
  page: TeaserPage;
}) {
  const { locale, of, hub, category, title, role, description, links, portrait, path, after, page } = props;
  const t = translationsOf(locale, 'listing');
  const paging = pagingOf({ path, after, next: page.next });
  return (
    <div className={`listing${after ? '' : ' listing-newest'} ${hueOf(category)}`}>
      <Breadcrumbs
        locale={locale}
        items={after ? [hub, { name: title, path }, { name: t('olderStories') }] : [hub, { name: title }]}
      />
      <div className="page-head">
        {portrait && !after && <Portrait portrait={portrait} />}
        {of !== 'category' && <p className="kicker">{role || t(of)}</p>}
        <h1>
          <PhrasedText text={title} locale={locale} />
          {after && <span className="page-part">{t('olderStories')}</span>}
        </h1>
        {description && !after && <p>{description}</p>}
        {links.length > 0 && !after && (
          <p>
            {links.map((url) => (
              <a key={url} href={url} rel="me">
                {new URL(url).host}
              </a>
            ))}
          </p>
        )}
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
