import type { Teaser } from '#db/queries/editions/teaser.ts';
import { categoryPath } from '#lib/urls.ts';
import { Day } from '../ui/moment.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { hueOf } from './hue-of.ts';

/** Where an article belongs and when it was published. */
export function TeaserFacts({ teaser }: { teaser: Teaser }) {
  return (
    <p className="teaser-facts">
      <Sponsored sponsor={teaser.sponsor} locale={teaser.locale} />
      <TeaserCategory teaser={teaser} />
      <Day date={teaser.publishedAt} locale={teaser.locale} />
    </p>
  );
}

/** Only when it was published. */
export function TeaserDate({ teaser }: { teaser: Teaser }) {
  return (
    <p className="teaser-facts">
      <Sponsored sponsor={teaser.sponsor} locale={teaser.locale} />
      <Day date={teaser.publishedAt} locale={teaser.locale} />
    </p>
  );
}

/** Only where it belongs, in the category's hue. */
export function TeaserCategory({ teaser: { category, locale } }: { teaser: Teaser }) {
  if (!category) return null;
  return (
    <a className={`teaser-category ${hueOf(category)}`} href={categoryPath(locale, category.slug)}>
      {category.name}
    </a>
  );
}
