import type { ReactNode } from 'react';
import type { Teaser } from '#db/queries/editions/teaser.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { archivePath, homePath } from '#lib/urls.ts';
import { DayList } from '../listing/day-list.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { SitePage } from './site-page.tsx';

/** A page that stands for another: what happened, and where to go from here. */
export function StatusPage(props: { locale: Locale; title: string; latest: Teaser[]; children: ReactNode }) {
  const { locale, title, latest, children } = props;
  const t = translationsOf(locale);
  return (
    <SitePage locale={locale} counterpart={{ kind: 'none' }}>
      <div className="page-head">
        <h1>
          <PhrasedText text={title} locale={locale} />
        </h1>
        {children}
        <ul className="ways">
          <li>
            <a href={homePath(locale)}>{t('listing.empty.toFrontPage')}</a>
          </li>
          <li>
            <a href={archivePath(locale)}>{t('listing.empty.toArchive')}</a>
          </li>
        </ul>
      </div>
      {latest.length > 0 && (
        <section className="strip latest" aria-labelledby="latest">
          <h2 id="latest">{t('status.latest')}</h2>
          <DayList teasers={latest} locale={locale} headingLevel={3} />
        </section>
      )}
    </SitePage>
  );
}
