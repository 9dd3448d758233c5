import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { DraftBanner } from '#components/article/draft-banner.tsx';
import { getSharedPreview } from '#db/queries/desk/editor/get-shared-preview.ts';
import type { Locale } from '#lib/locale.ts';
import { localeOf } from '../../locale-of.ts';
import { DraftPage, draftMetadata } from '../draft-page.tsx';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ token?: string | string[] }>;
};

/** Asked for once in a request, though the head and the body both need it. */
const loadPreview = cache((locale: Locale, token: string) => getSharedPreview({ token, locale }));

async function asked({ params, searchParams }: Props) {
  const [locale, { token }] = await Promise.all([localeOf(params), searchParams]);
  const found = typeof token === 'string' ? await loadPreview(locale, token) : null;
  return { locale, found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, found } = await asked(props);
  return { ...draftMetadata(found?.article ?? null, locale), referrer: 'no-referrer' };
}

/** One revision as readers would get it, for whoever has the address. The gateway shows what is not there. */
export default async function Page(props: Props) {
  const { locale, found } = await asked(props);
  if (!found) notFound();
  const banner = <DraftBanner locale={locale} what="shared" until={found.expiresAt} />;
  return <DraftPage article={found.article} locale={locale} banner={banner} />;
}
