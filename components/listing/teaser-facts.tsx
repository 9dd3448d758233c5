import type { Teaser } from '#db/queries/teaser.ts';
import { categoryPath } from '#lib/urls.ts';
import { Day } from '../ui/moment.tsx';

/** Where an article belongs and when it was published. */
export function TeaserFacts({ teaser }: { teaser: Teaser }) {
  const { category, locale, publishedAt } = teaser;
  return (
    <p className="teaser-facts">
      {category && <a href={categoryPath(locale, category.slug)}>{category.name}</a>}
      <Day date={publishedAt} locale={locale} />
    </p>
  );
}

/** Only when it was published. */
export function TeaserDate({ teaser }: { teaser: Teaser }) {
  return (
    <p className="teaser-facts">
      <Day date={teaser.publishedAt} locale={teaser.locale} />
    </p>
  );
}
