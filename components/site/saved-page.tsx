import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { OwnPagesScript } from './own-pages-script.tsx';

/** The articles that this reader keeps. Only their browser knows them: components/reader/saved-list.ts lists them. */
export function SavedPage({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'reader.saved');
  return (
    <div className="info">
      <Breadcrumbs locale={locale} items={[{ name: t('title') }]} />
      <article className="info-text">
        <h1>{t('title')}</h1>
        <p className="info-lede">{t('note')}</p>
        <noscript>
          <p>{t('needsScript')}</p>
        </noscript>
        <section
          className="saved"
          aria-label={t('title')}
          data-remove={t('remove')}
          hidden
          suppressHydrationWarning
        >
          <ol suppressHydrationWarning />
          <p className="saved-none" tabIndex={-1} suppressHydrationWarning>
            {t('none')} <a href={homePath(locale)}>{translationsOf(locale, 'breadcrumbs')('frontPage')}</a>
          </p>
        </section>
      </article>
      <OwnPagesScript />
    </div>
  );
}
