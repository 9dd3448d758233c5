import type { Teaser } from '#db/queries/editions/teaser.ts';
import { TeaserDate, TeaserFacts } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/**
 * Articles as headlines only: the dense part of a page.
 * @param facts what stands below each; category and date unless their category is named above
 */
export function HeadlineList(props: { teasers: Teaser[]; facts?: 'date' | 'category and date' }) {
  return (
    <ul className="headline-list">
      {props.teasers.map((teaser) => (
        <li key={teaser.articleId}>
          <article className="teaser">
            <TeaserHeadline teaser={teaser} level="h3" />
            {props.facts === 'date' ? <TeaserDate teaser={teaser} /> : <TeaserFacts teaser={teaser} />}
          </article>
        </li>
      ))}
    </ul>
  );
}
