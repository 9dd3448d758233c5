import type { FrontPageView } from '#db/queries/lists/get-front-page.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { archivePath } from '#lib/urls.ts';
import { CategoryStrip } from './category-strip.tsx';
import { Dateline } from './dateline.tsx';
import { DayList } from './day-list.tsx';
import { NoArticles } from './no-articles.tsx';
import { StoriesElsewhere } from './stories-elsewhere.tsx';
import { LeadStory, SecondStory } from './story.tsx';

/** The front page by weight: one story that leads, two beside it, the latest as a ledger, a strip per category. */
export function FrontPage({ locale, view }: { locale: Locale; view: FrontPageView }) {
  const { lead, seconds, latest, strips, elsewhere } = view;
  const t = translationsOf(locale, 'listing');
  return (
    <div className="front-page">
      <h1 className="visually-hidden">
        {siteName(locale)} {t('frontPage')}
      </h1>
      <Dateline locale={locale} stories={lead ? [lead, ...seconds, ...latest] : []} />
      {lead ? (
        <div className="top-stories">
          <LeadStory teaser={lead} />
          {seconds.length > 0 && (
            <div className="second-stories">
              {seconds.map((teaser) => (
                <SecondStory key={teaser.articleId} teaser={teaser} />
              ))}
            </div>
          )}
        </div>
      ) : (
        <NoArticles locale={locale} of="frontPage" />
      )}
      {latest.length > 0 && (
        <section className="strip latest" aria-labelledby="latest">
          <h2 id="latest">{t('latest')}</h2>
          <DayList teasers={latest} locale={locale} headingLevel={3} />
          <p className="strip-more">
            <a href={archivePath(locale)}>{t('toArchive')}</a>
          </p>
        </section>
      )}
      {strips.map((strip, index) => (
        <CategoryStrip
          key={strip.category.key}
          strip={strip}
          locale={locale}
          weight={index % 2 === 0 ? 'picture' : 'text'}
        />
      ))}
      <StoriesElsewhere stories={elsewhere} locale={locale} />
    </div>
  );
}
