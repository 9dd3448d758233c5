import type { Teaser } from '#db/queries/editions/teaser.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { archivePath } from '#lib/urls.ts';
import { Age } from '../ui/moment.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { TeaserHeadline } from './teaser-headline.tsx';

/** The newest of everything, in one line each: the ledger of the house. */
export function Latest({ teasers, now, locale }: { teasers: Teaser[]; now: Date; locale: Locale }) {
  const t = translationsOf(locale, 'listing');
  return (
    <section className="latest" aria-labelledby="latest">
      <h2 id="latest">{t('latest')}</h2>
      <ol>
        {teasers.map((teaser) => (
          <li key={teaser.articleId}>
            <p className="teaser-facts">
              <Age date={teaser.publishedAt} now={now} locale={locale} />
              <Sponsored sponsor={teaser.sponsor} locale={locale} />
            </p>
            <TeaserHeadline teaser={teaser} level="h3" />
          </li>
        ))}
      </ol>
      <p className="strip-more">
        <a href={archivePath(locale)}>{t('toArchive')}</a>
      </p>
    </section>
  );
}
