import { getTranslations } from 'next-intl/server';
import type { Teaser } from '#db/queries/teaser.ts';
import type { Locale } from '#lib/locale.ts';
import { SITE_NAME } from '#lib/seo/page-metadata.ts';
import { HeadlineList } from './headline-list.tsx';
import { NoArticles } from './no-articles.tsx';
import { LeadStory, SecondStory } from './story.tsx';

/** The newest articles by weight: one that leads, two beside it, the others as headlines. */
export async function FrontPage({ locale, teasers }: { locale: Locale; teasers: Teaser[] }) {
  const t = await getTranslations({ locale });
  const [lead, ...others] = teasers;
  const [seconds, rest] = [others.slice(0, 2), others.slice(2)];
  return (
    <div className="front-page">
      <h1 className="visually-hidden">
        {SITE_NAME} {t('listing.frontPage')}
      </h1>
      <p className="tagline">{t('site.tagline')}</p>
      {lead ? (
        <div className="top-stories">
          <LeadStory teaser={lead} />
          {seconds.map((teaser) => (
            <SecondStory key={teaser.articleId} teaser={teaser} />
          ))}
        </div>
      ) : (
        <NoArticles locale={locale} of="frontPage" />
      )}
      {rest.length > 0 && (
        <section className="strip" aria-labelledby="latest">
          <h2 id="latest">{t('listing.latest')}</h2>
          <HeadlineList teasers={rest} />
        </section>
      )}
    </div>
  );
}
