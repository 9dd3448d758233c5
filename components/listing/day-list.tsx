import type { Teaser } from '#db/queries/editions/teaser.ts';
import { machineTime } from '#lib/dates.ts';
import { groupByDay } from '#lib/listing/group-by-day.ts';
import type { Locale } from '#lib/locale.ts';
import { Day } from '../ui/moment.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { TeaserCategory } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** Headlines under the days on which they appeared, each with its time: the ledger of the house. */
export function DayList(props: { teasers: Teaser[]; locale: Locale; headingLevel: 2 | 3 }) {
  const { teasers, locale, headingLevel } = props;
  return (
    <ol className="day-list">
      {groupByDay(teasers).map(({ day, newest, stories }) => (
        <li key={day}>
          <p className="day">
            <Day date={newest} locale={locale} />
          </p>
          <ol>
            {stories.map((teaser) => (
              <li key={teaser.articleId}>
                <Entry teaser={teaser} headingLevel={headingLevel} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Entry({ teaser, headingLevel }: { teaser: Teaser; headingLevel: 2 | 3 }) {
  const moment = machineTime(teaser.publishedAt);
  return (
    <article className="entry">
      <p className="teaser-facts">
        <time dateTime={moment}>{moment.slice(11, 16)}</time>
        <Sponsored sponsor={teaser.sponsor} locale={teaser.locale} />
        <TeaserCategory teaser={teaser} />
      </p>
      <TeaserHeadline teaser={teaser} level={headingLevel === 2 ? 'h2' : 'h3'} />
    </article>
  );
}
