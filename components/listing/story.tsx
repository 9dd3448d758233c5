import type { Teaser } from '#db/queries/editions/teaser.ts';
import type { LeadTeaser } from '#db/queries/lists/lead-story.ts';
import { translationsOf } from '#i18n/translations.ts';
import { plainText } from '#lib/article/inline.ts';
import { imageOf, StoryImage } from '../ui/story-image.tsx';
import { hueOf } from './hue-of.ts';
import { TeaserDate, TeaserFacts } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/**
 * The most important article of a page: its headline carries the page, and beside it stands what it says.
 * @param props.facts what stands above it; its category too, unless the page is about that
 */
export function LeadStory(props: { teaser: LeadTeaser; now: Date; facts?: 'date' | 'category and date' }) {
  const { teaser, now, facts } = props;
  const { points, locale } = teaser;
  return (
    <article className={`lead-story ${hueOf(teaser.category)}`}>
      <div className="lead-head">
        {facts === 'date' ? (
          <TeaserDate teaser={teaser} now={now} />
        ) : (
          <TeaserFacts teaser={teaser} now={now} />
        )}
        <TeaserHeadline teaser={teaser} level="h2" />
      </div>
      {points.length > 0 && (
        <div className="lead-points">
          <p className="kicker">{translationsOf(locale, 'article.sections')('keyPoints')}</p>
          <ol>
            {points.map(({ label, text }) => (
              <li key={label + text}>
                {label && <b>{label}</b>} {text}
              </li>
            ))}
          </ol>
        </div>
      )}
      <StoryImage {...imageOf(teaser)} size="lead" />
      <p className="teaser-lede">{plainText(teaser.lede)}</p>
    </article>
  );
}

/** An article beside the lead. */
export function SecondStory({ teaser, now }: { teaser: Teaser; now: Date }) {
  return (
    <article className="second-story">
      <StoryImage {...imageOf(teaser)} size="second" />
      <TeaserFacts teaser={teaser} now={now} />
      <TeaserHeadline teaser={teaser} level="h2" />
      <p className="teaser-lede">{plainText(teaser.lede)}</p>
    </article>
  );
}
