import type { Teaser } from '#db/queries/editions/teaser.ts';
import { siteWords } from '#i18n/site-words.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { Moment } from '../ui/moment.tsx';

/** What the paper is, and how fresh. */
export function Dateline({ locale, newest }: { locale: Locale; newest: Teaser | undefined }) {
  return (
    <div className="dateline">
      <p>{siteWords(locale).line}</p>
      {newest && (
        <p>
          {translationsOf(locale, 'listing')('updated')} <Moment date={newest.publishedAt} locale={locale} />
        </p>
      )}
    </div>
  );
}
