import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { SettingsPage } from '#components/desk/settings/settings-page.tsx';
import { getDeskSite } from '#db/queries/desk/get-desk-site.ts';
import { settingsPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'settings' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(settingsPath);
  const site = await getDeskSite(viewer);
  if (!site) return <NotAllowedPage viewer={viewer} path={settingsPath} />;
  const state = await readFormState((await searchParams).form);
  return <SettingsPage viewer={viewer} site={site} state={state} />;
}
