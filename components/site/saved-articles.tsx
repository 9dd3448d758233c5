import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';

/** The way to the articles that the reader keeps; components/reader/saved-list.ts shows it once there are some. */
export function SavedToggle({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'reader.saved');
  return (
    <button
      type="button"
      className="saved-toggle"
      aria-expanded="false"
      aria-controls="saved"
      hidden
      suppressHydrationWarning
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 2h8v12l-4-3-4 3z" />
      </svg>
      <span>{t('title')}</span> <b suppressHydrationWarning>0</b>
    </button>
  );
}

/** The list that it opens. */
export function SavedList({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'reader.saved');
  return (
    <section id="saved" className="saved" aria-label={t('title')} data-remove={t('remove')} hidden>
      <ol />
      <p>{t('note')}</p>
    </section>
  );
}
