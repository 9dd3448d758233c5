import type { Metadata } from 'next';
import { CorrectionsPage } from '#components/site/corrections-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listCorrections } from '#db/queries/lists/list-corrections.ts';
import { translationsOf } from '#i18n/translations.ts';
import { otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { collectionThings } from '#lib/seo/json-ld/list.ts';
import { pageMetadata } from '#lib/seo/page-metadata.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { correctionsPath, homePath } from '#lib/urls.ts';
import { localeOf } from '../locale-of.ts';
import '../info.css';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, 'corrections');
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: t('title'),
    description: t('text'),
    path: correctionsPath(locale),
    translationPath: correctionsPath(otherLocale(locale)),
    defaultPath: correctionsPath('en'),
    feeds: { page: homePath(locale), title: siteName(locale) },
  });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const t = translationsOf(locale);
  return (
    <SitePage
      locale={locale}
      counterpart={{ kind: 'page', path: correctionsPath(otherLocale(locale)) }}
      things={collectionThings({
        siteUrl: processSettings().siteUrl,
        locale,
        frontPageName: t('breadcrumbs.frontPage'),
        name: t('corrections.title'),
        description: t('corrections.text'),
        path: correctionsPath(locale),
      })}
    >
      <CorrectionsPage locale={locale} notes={await listCorrections({ locale })} />
    </SitePage>
  );
}
