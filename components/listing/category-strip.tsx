import type { Strip } from '#db/queries/lists/list-strips.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { categoryPath } from '#lib/urls.ts';
import { StoryImage } from '../ui/story-image.tsx';
import { HeadlineList } from './headline-list.tsx';
import { hueOf } from './hue-of.ts';
import { imageOf } from './story.tsx';
import { TeaserDate } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/**
 * A category on the front page: its name in the margin, its newest story, the others as headlines.
 * @param weight whether the newest story has a picture: where every strip has one, none of them stands out
 */
export function CategoryStrip(props: { strip: Strip; locale: Locale; weight: 'picture' | 'text' }) {
  const { strip, locale, weight } = props;
  const { category, teasers } = strip;
  const [first, ...others] = teasers;
  if (!first) return null;
  const id = `strip-${category.key}`;
  return (
    <section className={`strip category-strip ${hueOf(category)}`} aria-labelledby={id}>
      <h2 id={id}>
        <a href={categoryPath(locale, category.slug)}>{category.name}</a>
      </h2>
      <article className="strip-story">
        {weight === 'picture' && <StoryImage {...imageOf(first)} size="thumb" />}
        <div className="teaser">
          <TeaserHeadline teaser={first} level="h3" />
          <p className="teaser-lede">{plainText(first.lede)}</p>
          <TeaserDate teaser={first} />
        </div>
      </article>
      {others.length > 0 && <HeadlineList teasers={others} facts="date" />}
    </section>
  );
}
