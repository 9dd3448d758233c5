import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MissingPage } from '#components/site/missing-page.tsx';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { localeOf } from '../locale-of.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'status' });
  return statusMetadata({ title: t('missing.title') });
}

export default async function Page({ params }: Props) {
  return <MissingPage locale={await localeOf(params)} />;
}
