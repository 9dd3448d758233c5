import type { Metadata } from 'next';
import { ArchivePage } from '#components/listing/archive-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listArchive } from '#db/queries/lists/list-archive.ts';
import { listArchiveDays } from '#db/queries/lists/list-archive-days.ts';
import { listArchiveMonths } from '#db/queries/lists/list-archive-months.ts';
import { translationsOf } from '#i18n/translations.ts';
import { otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { collectionThings } from '#lib/seo/json-ld/list.ts';
import { pageMetadata } from '#lib/seo/page-metadata.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { archivePath, homePath } from '#lib/urls.ts';
import { localeOf } from '../locale-of.ts';
import '../lists.css';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, 'archive');
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: t('title'),
    description: t('description', { site: siteName(locale) }),
    path: archivePath(locale),
    translationPath: archivePath(otherLocale(locale)),
    defaultPath: archivePath('en'),
    feeds: { page: homePath(locale), title: siteName(locale) },
  });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const t = translationsOf(locale);
  const months = await listArchiveMonths({ locale });
  const [newest] = months;
  const [page, days] = newest
    ? await Promise.all([listArchive({ locale, month: newest }), listArchiveDays({ locale, month: newest })])
    : [{ teasers: [], next: null }, []];
  return (
    <SitePage
      locale={locale}
      counterpart={{ kind: 'page', path: archivePath(otherLocale(locale)) }}
      things={collectionThings({
        siteUrl: processSettings().siteUrl,
        locale,
        frontPageName: t('breadcrumbs.frontPage'),
        name: t('archive.title'),
        description: t('archive.description', { site: siteName(locale) }),
        path: archivePath(locale),
      })}
    >
      <ArchivePage locale={locale} months={months} days={days} month={null} after={null} page={page} />
    </SitePage>
  );
}
