import type { Teaser } from '#db/queries/editions/teaser.ts';
import { plainText } from '#lib/article/inline.ts';
import { StoryImage } from '../ui/story-image.tsx';
import { TeaserFacts } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** The most important article of the front page: its headline carries the page, the picture comes after. */
export function LeadStory({ teaser }: { teaser: Teaser }) {
  return (
    <article className="lead-story">
      <div className="lead-head">
        <TeaserFacts teaser={teaser} />
        <TeaserHeadline teaser={teaser} level="h2" />
      </div>
      <StoryImage {...imageOf(teaser)} size="lead" />
      <p className="teaser-lede">{plainText(teaser.lede)}</p>
    </article>
  );
}

/** An article beside the lead. */
export function SecondStory({ teaser }: { teaser: Teaser }) {
  return (
    <article className="second-story">
      <StoryImage {...imageOf(teaser)} size="second" />
      <TeaserFacts teaser={teaser} />
      <TeaserHeadline teaser={teaser} level="h2" />
      <p className="teaser-lede">{plainText(teaser.lede)}</p>
    </article>
  );
}

/** What `StoryImage` needs to know of a teaser. */
export function imageOf({ articleId, category, hero, locale }: Teaser) {
  return { articleId, categoryKey: category?.key ?? null, hero, locale };
}
