import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PasskeyPage } from '#components/desk/account/passkey-page.tsx';
import { passkeyOptions } from '#db/auth/passkeys.ts';
import { passkeyPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.account' });
  return { title: t('addPasskey') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(passkeyPath);
  const ticket = (await readFormState((await searchParams).form))?.once?.token;
  const asked = ticket === undefined ? undefined : await passkeyOptions(viewer, ticket);
  return <PasskeyPage viewer={viewer} asked={asked && ticket ? { ticket, ...asked } : undefined} />;
}
