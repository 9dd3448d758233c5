import type { Teaser } from '#db/queries/editions/teaser.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { clip } from '#lib/text-width.ts';
import { imageOf, StoryImage } from '../ui/story-image.tsx';
import { TeaserDate, TeaserFacts } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** About three lines of a column on a large screen; a full-width character counts two. */
const LEDE_COLUMNS = { ja: 210, en: 220 } as const satisfies Record<Locale, number>;

/**
 * Articles in rows, newest first, with the beginning of their ledes.
 * @param now the instant at which the page was put together, where it dates stories by it
 * @param facts what stands beside each; on the page of a category, naming it again would say nothing
 */
export function TeaserList(props: {
  teasers: Teaser[];
  locale: Locale;
  headingLevel: 2 | 3;
  facts: 'date' | 'category and date';
  now?: Date;
}) {
  const { teasers, locale, headingLevel, facts, now } = props;
  return (
    <ul className="teaser-list">
      {teasers.map((teaser) => (
        <li key={teaser.articleId}>
          <article className="row">
            {facts === 'date' ? (
              <TeaserDate teaser={teaser} now={now} />
            ) : (
              <TeaserFacts teaser={teaser} now={now} />
            )}
            <div className="teaser">
              <TeaserHeadline teaser={teaser} level={headingLevel === 2 ? 'h2' : 'h3'} />
              <p className="teaser-lede">{clip(plainText(teaser.lede), LEDE_COLUMNS[locale])}</p>
            </div>
            <StoryImage {...imageOf(teaser)} size="thumb" />
          </article>
        </li>
      ))}
    </ul>
  );
}
