import type { FrontPageView } from '#db/queries/lists/get-front-page.ts';
import type { Strip } from '#db/queries/lists/list-strips.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { Dateline } from './dateline.tsx';
import { FrontSection, type SectionWeight } from './front-section.tsx';
import { Latest } from './latest.tsx';
import { NoArticles } from './no-articles.tsx';
import { StoriesElsewhere } from './stories-elsewhere.tsx';
import { LeadStory, SecondStory } from './story.tsx';

/** The front page by weight: one story that leads, two beside it, the latest as a ledger, then every section. */
export function FrontPage({ locale, view }: { locale: Locale; view: FrontPageView }) {
  const { lead, seconds, latest, strips, elsewhere, now } = view;
  const t = translationsOf(locale, 'listing');
  return (
    <div className="front-page">
      <h1 className="visually-hidden">
        {siteName(locale)} {t('frontPage')}
      </h1>
      <Dateline locale={locale} newest={latest[0]} />
      {lead ? (
        <div className="front-top">
          <LeadStory teaser={lead} now={now} />
          {seconds.length > 0 && (
            <div className="second-stories">
              {seconds.map((teaser) => (
                <SecondStory key={teaser.articleId} teaser={teaser} now={now} />
              ))}
            </div>
          )}
          <Latest teasers={latest} now={now} locale={locale} />
        </div>
      ) : (
        <NoArticles locale={locale} of="frontPage" />
      )}
      <div className="front-sections">
        {strips.map((strip, index) => (
          <FrontSection
            key={strip.category.key}
            strip={strip}
            locale={locale}
            now={now}
            weight={weightOf(strip, index, strips)}
          />
        ))}
        <StoriesElsewhere stories={elsewhere} now={now} locale={locale} />
      </div>
    </div>
  );
}

/** So many sections come first in a paper, and say what their story is about. */
const FIRST = 3;

/** Of the sections with several stories every second has a picture: where all have one, none stands out. */
function weightOf(strip: Strip, index: number, strips: Strip[]): SectionWeight {
  const several = strips.filter(({ teasers }) => teasers.length > 1);
  if (several.indexOf(strip) % 2 === 0) return 'picture';
  return index < FIRST ? 'lede' : 'headline';
}
