import type { Metadata } from 'next';
import { SavedPage } from '#components/site/saved-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { translationsOf } from '#i18n/translations.ts';
import { otherLocale } from '#lib/locale.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { savedPath } from '#lib/urls.ts';
import { localeOf } from '../locale-of.ts';
import '../own-pages.css';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  return statusMetadata({ locale, title: translationsOf(locale, 'reader.saved')('title') });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: savedPath(otherLocale(locale)) }}>
      <SavedPage locale={locale} />
    </SitePage>
  );
}
