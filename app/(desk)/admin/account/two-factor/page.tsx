import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TwoFactorPage } from '#components/desk/account/two-factor-page.tsx';
import { twoFactorPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.account' });
  return { title: t('second') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(twoFactorPath);
  return <TwoFactorPage viewer={viewer} state={await readFormState((await searchParams).form)} />;
}
