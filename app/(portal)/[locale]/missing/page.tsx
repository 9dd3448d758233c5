import type { Metadata } from 'next';
import { MissingPage } from '#components/site/missing-page.tsx';
import { translationsOf } from '#i18n/translations.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { localeOf } from '../locale-of.ts';
import '../lists.css';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, 'status');
  return statusMetadata({ locale, title: t('missing.title') });
}

export default async function Page({ params }: Props) {
  return <MissingPage locale={await localeOf(params)} />;
}
