import type { TeaserPage } from '#db/queries/editions/teaser.ts';
import type { LeadTeaser } from '#db/queries/lists/lead-story.ts';
import type { TopicLink } from '#db/queries/taxonomy/list-topics-of.ts';
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
import { SectionFront } from './section-front.tsx';
import { TeaserList } from './teaser-list.tsx';
import { TimelineList } from './timeline-list.tsx';

/** The newest stories of a category, for its front. */
export type FrontOfSection = { lead: LeadTeaser; topics: TopicLink[]; now: Date };

/**
 * A page of articles that have something in common. The newest of a category are the front of a section; those of a tag stand along
 * a line of time; an author is a person, with what they have written.
 */
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
  /** Of a category that has stories, on its newest page. */
  front: FrontOfSection | null;
}) {
  const { locale, of, hub, category, title, role, description, links, portrait, path, after, page, front } =
    props;
  const t = translationsOf(locale, 'listing');
  const paging = pagingOf({ path, after, next: page.next });
  return (
    <div className={`listing of-${of} ${hueOf(category)}`}>
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
          <ul className="ways">
            {links.map((url) => (
              <li key={url}>
                <a href={url} rel="me">
                  {new URL(url).host}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      {stories()}
      {page.teasers.length > 0 && <PagingLinks locale={locale} paging={paging} />}
    </div>
  );

  function stories() {
    const { teasers } = page;
    if (teasers.length === 0) {
      return <NoArticles locale={locale} of={after ? 'olderPage' : of} newest={paging.newest} />;
    }
    if (front) return <SectionFront locale={locale} others={teasers.slice(1)} {...front} />;
    if (of === 'tag') return <TimelineList teasers={teasers} locale={locale} />;
    return (
      <TeaserList
        teasers={teasers}
        locale={locale}
        headingLevel={2}
        facts={of === 'category' ? 'date' : 'category and date'}
      />
    );
  }
}
