import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '#components/desk/account/account-page.tsx';
import { listOwnPasskeys } from '#db/queries/desk/people/list-own-passkeys.ts';
import { listOwnSessions } from '#db/queries/desk/people/list-own-sessions.ts';
import { accountPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.account' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(accountPath);
  const [sessions, passkeys] = [await listOwnSessions(viewer), await listOwnPasskeys(viewer)];
  const state = await readFormState((await searchParams).form);
  return <AccountPage viewer={viewer} sessions={sessions} passkeys={passkeys} state={state} />;
}
