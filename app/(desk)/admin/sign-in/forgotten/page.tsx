import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ForgottenPage } from '#components/desk/door/forgotten-page.tsx';
import { processSettings } from '#lib/process-settings.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale } from '../../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.forgotten' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  if (!processSettings().sendsMail) notFound();
  const state = await readFormState((await searchParams).form);
  return <ForgottenPage locale={await deskLocale()} state={state} />;
}
