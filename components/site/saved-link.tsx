import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { savedPath } from '#lib/urls.ts';

/** The way to the articles that the reader keeps; components/reader/saved-count.ts shows it once there are some. */
export function SavedLink({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'reader.saved');
  return (
    <a className="saved-link" href={savedPath(locale)} hidden suppressHydrationWarning>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 2h8v12l-4-3-4 3z" />
      </svg>
      <span>{t('title')}</span> <b suppressHydrationWarning>0</b>
    </a>
  );
}
