import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { INFO_PAGES, type InfoPage, infoPath } from '#lib/urls.ts';

/** The ways to the pages that trust needs. */
export function InfoLinks({ locale, current }: { locale: Locale; current?: InfoPage }) {
  const t = translationsOf(locale, 'info');
  return (
    <ul>
      {INFO_PAGES.map((page) => (
        <li key={page}>
          <a href={infoPath(locale, page)} aria-current={page === current ? 'page' : undefined}>
            {t(`${page}.title`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
