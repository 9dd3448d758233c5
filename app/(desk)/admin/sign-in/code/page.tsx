import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CodePage } from '#components/desk/door/code-page.tsx';
import { localDeskPath } from '#lib/desk/paths.ts';
import { carriedHere, readFormState } from '../../../../form-state.ts';
import { deskLocale } from '../../../../viewer.ts';

type Props = { searchParams: Promise<Record<'next' | 'form', string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.code' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const { next, form } = await searchParams;
  const path = localDeskPath(typeof next === 'string' ? next : undefined);
  const carried = await carriedHere();
  return (
    <CodePage locale={await deskLocale()} next={path} carried={carried} state={await readFormState(form)} />
  );
}
