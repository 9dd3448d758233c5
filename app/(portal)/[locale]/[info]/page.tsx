import type { Metadata } from 'next';
import { InfoPage } from '#components/site/info-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { translationsOf } from '#i18n/translations.ts';
import { otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { pageMetadata, statusMetadata } from '#lib/seo/page-metadata.ts';
import { INFO_PAGES, infoPath } from '#lib/urls.ts';
import { localeOf } from '../locale-of.ts';
import { publisher } from '../publisher.ts';

type Props = { params: Promise<{ locale: string; info: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const page = await pageOf(params);
  const t = translationsOf(locale);
  if (!page) return statusMetadata({ title: t('status.missing.title') });
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: t(`info.${page}.title`),
    description: t(`info.${page}.lede`),
    path: infoPath(locale, page),
    translationPath: infoPath(otherLocale(locale), page),
    defaultPath: infoPath('en', page),
  });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const page = await pageOf(params);
  if (!page) return <MissingPage locale={locale} />;
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: infoPath(otherLocale(locale), page) }}>
      <InfoPage locale={locale} page={page} publisher={publisher()} />
    </SitePage>
  );
}

async function pageOf(params: Props['params']) {
  const { info } = await params;
  return INFO_PAGES.find((name) => name === info);
}
