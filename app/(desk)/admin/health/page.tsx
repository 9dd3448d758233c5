import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { HealthPage } from '#components/desk/today/health-page.tsx';
import { getHealth } from '#db/queries/desk/get-health.ts';
import { healthPath } from '#lib/desk/paths.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'today.health' });
  return { title: t('title') };
}

export default async function Page() {
  const viewer = await requireViewer(healthPath);
  const health = await getHealth(viewer);
  if (!health) return <NotAllowedPage viewer={viewer} path={healthPath} />;
  return <HealthPage viewer={viewer} health={health} />;
}
