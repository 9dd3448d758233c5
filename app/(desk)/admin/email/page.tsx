import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmailPage } from '#components/desk/door/email-page.tsx';
import { VoidLinkPage } from '#components/desk/door/join-page.tsx';
import { findEmailChange } from '#db/auth/change-email.ts';
import { emailPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale } from '../../../viewer.ts';

type Props = { searchParams: Promise<Record<'token' | 'form', string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.newEmail' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const { token, form } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  const [locale, change] = [await deskLocale(), await findEmailChange(given)];
  if (!change) return <VoidLinkPage locale={locale} path={emailPath(given)} />;
  const { name, email } = change;
  const state = await readFormState(form);
  return <EmailPage locale={locale} token={given} name={name} email={email} state={state} />;
}
