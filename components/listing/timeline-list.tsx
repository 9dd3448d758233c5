import type { Teaser } from '#db/queries/editions/teaser.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { clip } from '#lib/text-width.ts';
import { hueOf } from './hue-of.ts';
import { TeaserFacts } from './teaser-facts.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** About two lines; a full-width character counts two. */
const LEDE_COLUMNS = { ja: 150, en: 160 } as const satisfies Record<Locale, number>;

/** What was written on a topic, newest first along a line of time: no pictures, the days stand out. */
export function TimelineList({ teasers, locale }: { teasers: Teaser[]; locale: Locale }) {
  return (
    <ol className="timeline-list">
      {teasers.map((teaser) => (
        <li key={teaser.articleId} className={hueOf(teaser.category)}>
          <article className="teaser">
            <TeaserFacts teaser={teaser} />
            <TeaserHeadline teaser={teaser} level="h2" />
            <p className="teaser-lede">{clip(plainText(teaser.lede), LEDE_COLUMNS[locale])}</p>
          </article>
        </li>
      ))}
    </ol>
  );
}
