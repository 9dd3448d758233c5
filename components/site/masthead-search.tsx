import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { searchPath } from '#lib/urls.ts';

/** Search, on every page. Where there is no room for words its button leads to the page that asks for them. */
export function MastheadSearch({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'search');
  return (
    <search aria-label={t('site')}>
      <form className="search" action={searchPath(locale)}>
        <input type="search" name="q" aria-label={t('words')} maxLength={200} />
        <button type="submit" aria-label={t('search')}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M14 14l-4-4a5 5 0 1 0-1 1" />
          </svg>
        </button>
      </form>
    </search>
  );
}
