import type { Teaser } from '#db/queries/teaser.ts';
import { plainText } from '#lib/article/inline.ts';
import { TeaserFacts } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** The most important article of a page. */
export function LeadStory({ teaser }: { teaser: Teaser }) {
  return <Story teaser={teaser} className="story lead-story" />;
}

/** An article beside the lead. */
export function SecondStory({ teaser }: { teaser: Teaser }) {
  return <Story teaser={teaser} className="story second-story" />;
}

function Story({ teaser, className }: { teaser: Teaser; className: string }) {
  return (
    <article className={className}>
      <TeaserFacts teaser={teaser} />
      <TeaserHeadline teaser={teaser} level="h2" />
      <p className="teaser-lede">{plainText(teaser.lede)}</p>
    </article>
  );
}
