import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WithdrawnPage } from '#components/site/withdrawn-page.tsx';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { localeOf } from '../locale-of.ts';

type Props = {
  params: Promise<{ locale: string }>;
  /** The gateway adds the address that was asked for. */
  searchParams: Promise<{ slug?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'status' });
  return statusMetadata({ title: t('gone.title') });
}

export default async function Page({ params, searchParams }: Props) {
  const { slug } = await searchParams;
  return <WithdrawnPage locale={await localeOf(params)} slug={typeof slug === 'string' ? slug : undefined} />;
}
