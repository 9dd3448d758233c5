import type { Teaser } from '#db/queries/editions/teaser.ts';
import { TeaserDate } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** Articles as headlines and dates only: the dense part of a page. Their category is named above. */
export function HeadlineList({ teasers, now }: { teasers: Teaser[]; now: Date }) {
  return (
    <ul className="headline-list">
      {teasers.map((teaser) => (
        <li key={teaser.articleId}>
          <article className="teaser">
            <TeaserHeadline teaser={teaser} level="h3" />
            <TeaserDate teaser={teaser} now={now} />
          </article>
        </li>
      ))}
    </ul>
  );
}
