import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { feedsPath, INFO_PAGES, type InfoPage, infoPath } from '#lib/urls.ts';

/** The ways to the pages that trust needs, and to the feeds. */
export function InfoLinks({ locale, current }: { locale: Locale; current?: InfoPage | 'feeds' }) {
  const t = translationsOf(locale);
  return (
    <ul>
      {INFO_PAGES.map((page) => (
        <li key={page}>
          <a href={infoPath(locale, page)} aria-current={page === current ? 'page' : undefined}>
            {t(`info.${page}.title`, { site: siteName(locale) })}
          </a>
        </li>
      ))}
      <li>
        <a href={feedsPath(locale)} aria-current={current === 'feeds' ? 'page' : undefined}>
          {t('feeds.title')}
        </a>
      </li>
    </ul>
  );
}
