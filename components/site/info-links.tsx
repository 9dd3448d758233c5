import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { INFO_PAGES, type InfoPage, infoPath } from '#lib/urls.ts';

/** The ways to the pages that trust needs. */
export async function InfoLinks({ locale, current }: { locale: Locale; current?: InfoPage }) {
  const t = await getTranslations({ locale, namespace: 'info' });
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
