import type { Metadata } from 'next';
import { FeedsPage } from '#components/site/feeds-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listCategories } from '#db/queries/taxonomy/list-categories.ts';
import { translationsOf } from '#i18n/translations.ts';
import { otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { pageMetadata } from '#lib/seo/page-metadata.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { feedsPath, homePath } from '#lib/urls.ts';
import { localeOf } from '../locale-of.ts';
import '../info.css';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, 'feeds');
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: t('title'),
    description: t('description', { site: siteName(locale) }),
    path: feedsPath(locale),
    translationPath: feedsPath(otherLocale(locale)),
    defaultPath: feedsPath('en'),
    feeds: { page: homePath(locale), title: siteName(locale) },
  });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const categories = await listCategories({ locale });
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: feedsPath(otherLocale(locale)) }}>
      <FeedsPage locale={locale} categories={categories} />
    </SitePage>
  );
}
