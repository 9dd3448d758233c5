import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInPage } from '#components/desk/door/sign-in-page.tsx';
import { challengeForEntry } from '#db/auth/enter-by-passkey.ts';
import { localDeskPath } from '#lib/desk/paths.ts';
import { carriedHere, readFormState } from '../../../form-state.ts';
import { currentViewer, deskLocale } from '../../../viewer.ts';

type Props = { searchParams: Promise<Record<'next' | 'form', string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.signIn' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const { next, form } = await searchParams;
  const path = localDeskPath(typeof next === 'string' ? next : undefined);
  if (await currentViewer()) redirect(path);
  const [state, challenge] = [await readFormState(form), await challengeForEntry()];
  const carried = await carriedHere();
  return (
    <SignInPage
      locale={await deskLocale()}
      next={path}
      carried={carried}
      challenge={challenge}
      state={state}
    />
  );
}
