import type { Teaser } from '#db/queries/editions/teaser.ts';
import { categoryPath } from '#lib/urls.ts';
import { Age, Day } from '../ui/moment.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { hueOf } from './hue-of.ts';

/** @param now the instant at which a page was put together that dates its stories by it */
type Facts = { teaser: Teaser; now?: Date | undefined };

/** Where an article belongs and when it was published. */
export function TeaserFacts({ teaser, now }: Facts) {
  return (
    <p className="teaser-facts">
      <Sponsored sponsor={teaser.sponsor} locale={teaser.locale} />
      <TeaserCategory teaser={teaser} />
      <Published teaser={teaser} now={now} />
    </p>
  );
}

/** Only when it was published. */
export function TeaserDate({ teaser, now }: Facts) {
  return (
    <p className="teaser-facts">
      <Sponsored sponsor={teaser.sponsor} locale={teaser.locale} />
      <Published teaser={teaser} now={now} />
    </p>
  );
}

function Published({ teaser: { publishedAt, locale }, now }: Facts) {
  return now ? (
    <Age date={publishedAt} now={now} locale={locale} />
  ) : (
    <Day date={publishedAt} locale={locale} />
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
