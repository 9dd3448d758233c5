import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { WebhookPage } from '#components/desk/webhooks/webhook-page.tsx';
import { listWebhookDeliveries, listWebhooks } from '#db/queries/desk/webhooks/list-webhooks.ts';
import { webhookPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../viewer.ts';

type Props = {
  params: Promise<{ webhook: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'webhooks' });
  return { title: t('title') };
}

const numberOf = (text: unknown) => (/^[1-9]\d{0,14}$/.test(`${text}`) ? Number(text) : undefined);

export default async function Page({ params, searchParams }: Props) {
  const id = numberOf((await params).webhook) ?? 0;
  const asked = await searchParams;
  const before = numberOf(asked.before);
  const path = webhookPath(id, before);
  const viewer = await requireViewer(path);
  const found = await listWebhooks(viewer);
  const log = await listWebhookDeliveries({ actor: viewer, id, before });
  if (!found || !log) return <NotAllowedPage viewer={viewer} path={path} />;
  const webhook = found.webhooks.find((each) => each.id === id) ?? notFound();
  const state = await readFormState(asked.form);
  return <WebhookPage {...{ viewer, webhook, log, before, state }} />;
}
