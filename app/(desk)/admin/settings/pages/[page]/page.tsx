import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { SitePageForm } from '#components/desk/settings/site-page-form.tsx';
import { getDeskSite } from '#db/queries/desk/get-desk-site.ts';
import { settingsPagePath } from '#lib/desk/paths.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { INFO_PAGES } from '#lib/urls.ts';
import { readFormState } from '../../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../../viewer.ts';

type Props = {
  params: Promise<{ page: string }>;
  searchParams: Promise<{ form?: string | string[] }>;
};

async function askedFor(params: Props['params']) {
  const { page } = await params;
  return INFO_PAGES.find((each) => each === page) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await deskLocale();
  const t = await getTranslations({ locale, namespace: 'info' });
  return { title: t(`${await askedFor(params)}.title`, { site: siteName(locale) }) };
}

export default async function Page({ params, searchParams }: Props) {
  const page = await askedFor(params);
  const path = settingsPagePath(page);
  const viewer = await requireViewer(path);
  const site = await getDeskSite(viewer);
  if (!site) return <NotAllowedPage viewer={viewer} path={path} />;
  const state = await readFormState((await searchParams).form);
  return <SitePageForm viewer={viewer} page={page} site={site} state={state} />;
}
