import type { Metadata } from 'next';
import { ArchivePage } from '#components/listing/archive-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listArchive } from '#db/queries/lists/list-archive.ts';
import { listArchiveDays } from '#db/queries/lists/list-archive-days.ts';
import { listArchiveMonths } from '#db/queries/lists/list-archive-months.ts';
import { translationsOf } from '#i18n/translations.ts';
import { formatMonth } from '#lib/listing/months.ts';
import { otherLocale } from '#lib/locale.ts';
import { monthRange } from '#lib/month.ts';
import { processSettings } from '#lib/process-settings.ts';
import { collectionThings } from '#lib/seo/json-ld/list.ts';
import { listMetadata } from '#lib/seo/list-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { archiveMonthPath, archivePath, homePath } from '#lib/urls.ts';
import { afterOf } from '../../after-of.ts';
import { localeOf } from '../../locale-of.ts';
import '../../lists.css';

type Props = {
  params: Promise<{ locale: string; month: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { month } = await params;
  const t = translationsOf(locale);
  if (!monthRange(month)) return statusMetadata({ locale, title: t('status.missing.title') });
  const title = t('archive.monthTitle', { month: formatMonth(month, locale) });
  return listMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title,
    olderTitle: t('listing.olderTitle', { name: title }),
    description: t('archive.monthDescription', { month: formatMonth(month, locale), site: siteName(locale) }),
    path: archiveMonthPath(locale, month),
    // The other language may have published nothing in this month.
    translationPath: null,
    defaultPath: null,
    feeds: { page: homePath(locale), title: siteName(locale) },
    after: await afterOf(searchParams),
  });
}

export default async function ArchiveMonthPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { month } = await params;
  if (!monthRange(month)) return <MissingPage locale={locale} />;
  const after = await afterOf(searchParams);
  const t = translationsOf(locale);
  const [months, days, page] = await Promise.all([
    listArchiveMonths({ locale }),
    listArchiveDays({ locale, month }),
    listArchive({ locale, month, after: after ?? undefined }),
  ]);
  return (
    <SitePage
      locale={locale}
      counterpart={{ kind: 'page', path: archivePath(otherLocale(locale)) }}
      {...(!after && {
        things: collectionThings({
          siteUrl: processSettings().siteUrl,
          locale,
          frontPageName: t('breadcrumbs.frontPage'),
          name: formatMonth(month, locale),
          description: t('archive.monthDescription', {
            month: formatMonth(month, locale),
            site: siteName(locale),
          }),
          path: archiveMonthPath(locale, month),
          between: [{ name: t('archive.title'), path: archivePath(locale) }],
        }),
      })}
    >
      <ArchivePage locale={locale} months={months} days={days} month={month} after={after} page={page} />
    </SitePage>
  );
}
