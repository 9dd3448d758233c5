import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { WebhooksPage } from '#components/desk/webhooks/webhooks-page.tsx';
import { listWebhooks } from '#db/queries/desk/webhooks/list-webhooks.ts';
import { webhooksPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'webhooks' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(webhooksPath);
  const found = await listWebhooks(viewer);
  if (!found) return <NotAllowedPage viewer={viewer} path={webhooksPath} />;
  const state = await readFormState((await searchParams).form);
  return <WebhooksPage viewer={viewer} {...found} state={state} />;
}
