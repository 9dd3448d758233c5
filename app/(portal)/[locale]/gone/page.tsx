import type { Metadata } from 'next';
import { WithdrawnPage } from '#components/site/withdrawn-page.tsx';
import { translationsOf } from '#i18n/translations.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { localeOf } from '../locale-of.ts';
import '../lists.css';

type Props = {
  params: Promise<{ locale: string }>;
  /** The gateway adds the address that was asked for. */
  searchParams: Promise<{ slug?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translationsOf(locale, 'status');
  return statusMetadata({ locale, title: t('gone.title') });
}

export default async function Page({ params, searchParams }: Props) {
  const { slug } = await searchParams;
  return <WithdrawnPage locale={await localeOf(params)} slug={typeof slug === 'string' ? slug : undefined} />;
}
