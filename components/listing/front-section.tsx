import type { Strip } from '#db/queries/lists/list-strips.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { categoryPath } from '#lib/urls.ts';
import { imageOf, StoryImage } from '../ui/story-image.tsx';
import { HeadlineList } from './headline-list.tsx';
import { hueOf } from './hue-of.ts';
import { TeaserDate } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** How much of its first story a section shows: sections of equal weight would be tiles. */
export type SectionWeight = 'picture' | 'lede' | 'headline';

/** A category on the front page: its newest story by its weight, the others as headlines. */
export function FrontSection(props: { strip: Strip; locale: Locale; now: Date; weight: SectionWeight }) {
  const { strip, locale, now, weight } = props;
  const { category, teasers } = strip;
  const [first, ...others] = teasers;
  if (!first) return null;
  const id = `section-${category.key}`;
  return (
    <section className={`front-section ${hueOf(category)}`} aria-labelledby={id}>
      <h2 id={id}>
        <a href={categoryPath(locale, category.slug)}>{category.name}</a>
      </h2>
      <article className={`teaser with-${weight}`}>
        {weight === 'picture' && <StoryImage {...imageOf(first)} size="section" />}
        <TeaserHeadline teaser={first} level="h3" />
        {weight !== 'headline' && <p className="teaser-lede">{plainText(first.lede)}</p>}
        <TeaserDate teaser={first} now={now} />
      </article>
      {others.length > 0 && <HeadlineList teasers={others} now={now} />}
    </section>
  );
}
