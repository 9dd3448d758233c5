import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { invitationPath } from '#lib/desk/paths.ts';
import { deskLocale } from '../../../viewer.ts';
import { joinPage, type LinkParameters } from '../join.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.join' });
  return { title: t('title') };
}

export default function Page({ searchParams }: { searchParams: LinkParameters }) {
  return joinPage(invitationPath, searchParams);
}
