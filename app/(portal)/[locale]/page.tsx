import type { Metadata } from 'next';
import { FrontPage } from '#components/listing/front-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getFrontPage } from '#db/queries/lists/get-front-page.ts';
import { translationsOf } from '#i18n/translations.ts';
import { otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { pageMetadata, SITE_NAME } from '#lib/seo/page-metadata.ts';
import { homePath, LANGUAGE_CHOOSER_PATH } from '#lib/urls.ts';
import { localeOf } from './locale-of.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, 'site');
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: SITE_NAME,
    description: t('description'),
    path: homePath(locale),
    translationPath: homePath(otherLocale(locale)),
    defaultPath: LANGUAGE_CHOOSER_PATH,
  });
}

export default async function HomePage({ params }: Props) {
  const locale = await localeOf(params);
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: homePath(otherLocale(locale)) }}>
      <FrontPage locale={locale} view={await getFrontPage({ locale })} />
    </SitePage>
  );
}
