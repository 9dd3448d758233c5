import type { Teaser } from '#db/queries/teaser.ts';
import type { Locale } from '#lib/locale.ts';
import { NoArticles } from './no-articles.tsx';
import { TeaserList } from './teaser-list.tsx';

/** A page of articles that have something in common. */
export function ListingPage(props: {
  locale: Locale;
  of: 'category' | 'tag';
  kicker?: string;
  title: string;
  description?: string;
  teasers: Teaser[];
}) {
  const { locale, of, kicker, title, description, teasers } = props;
  return (
    <div className="listing">
      <div className="page-head">
        {kicker && <p className="kicker">{kicker}</p>}
        <h1>{title}</h1>
        {description && <p>{description}</p>}
      </div>
      {teasers.length > 0 ? (
        <TeaserList
          teasers={teasers}
          locale={locale}
          headingLevel={2}
          facts={of === 'category' ? 'date' : 'category and date'}
        />
      ) : (
        <NoArticles locale={locale} of={of} />
      )}
    </div>
  );
}
