import { translationsOf } from '#i18n/translations.ts';
import type { Paging } from '#lib/listing/paging.ts';
import type { Locale } from '#lib/locale.ts';

/** The ways from one page of a list to the next. Pages have no numbers: theirs would change with every new story. */
export function PagingLinks({ locale, paging }: { locale: Locale; paging: Paging }) {
  const { newest, older } = paging;
  if (!newest && !older) return null;
  const t = translationsOf(locale, 'listing.paging');
  return (
    <nav className="paging" aria-label={t('label')}>
      {older && (
        <a className="paging-older" href={older} rel="next">
          {t('older')}
        </a>
      )}
      {newest && (
        <a className="paging-newest" href={newest}>
          {t('newest')}
        </a>
      )}
    </nav>
  );
}
