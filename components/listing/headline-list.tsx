import type { Teaser } from '#db/queries/teaser.ts';
import { TeaserFacts } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** Articles as headlines only, in columns: the dense part of a page. */
export function HeadlineList({ teasers }: { teasers: Teaser[] }) {
  return (
    <ul className="headline-list">
      {teasers.map((teaser) => (
        <li key={teaser.articleId}>
          <article className="teaser">
            <TeaserHeadline teaser={teaser} level="h3" />
            <TeaserFacts teaser={teaser} />
          </article>
        </li>
      ))}
    </ul>
  );
}
