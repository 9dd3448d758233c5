import type { Teaser } from '#db/queries/editions/teaser.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { Moment } from '../ui/moment.tsx';

/** What the paper is, and how fresh: not today's date, which would age in every copy of the page that is kept. */
export function Dateline({ locale, stories }: { locale: Locale; stories: Teaser[] }) {
  const t = translationsOf(locale);
  const newest = Math.max(...stories.map(({ publishedAt }) => publishedAt.getTime()));
  return (
    <div className="dateline">
      <p>{t('site.tagline')}</p>
      {stories.length > 0 && (
        <p>
          {t('listing.updated')} <Moment date={new Date(newest)} locale={locale} />
        </p>
      )}
    </div>
  );
}
