import type { Banner } from '#db/queries/lists/get-banner.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';

/** The line above every page while something is breaking. Its styles are fetched only then. */
export function BreakingBanner({ banner, locale }: { banner: Banner; locale: Locale }) {
  const t = translationsOf(locale, 'site');
  const { text, href } = banner;
  return (
    <>
      <link rel="stylesheet" href="/banner.css" />
      <aside className="breaking" aria-label={t('breaking')}>
        <p>
          <b>{t('breaking')}</b> {href ? <a href={href}>{text}</a> : text}
        </p>
      </aside>
    </>
  );
}
