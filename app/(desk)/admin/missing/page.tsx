import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { deskLocale } from '../../../viewer.ts';
import { MissingPage } from '../missing-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'editor.missing' });
  return { title: t('title') };
}

/** What the gateway sends, with status 404, for every address of the desk at which nothing is for who asks. */
export default MissingPage;
