import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ErasePage } from '#components/desk/deletion/erase-page.tsx';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { previewNames } from '#db/queries/desk/deletion/find-name.ts';
import { nameFinder, replacingsOf } from '#lib/desk/erase.ts';
import { erasePath } from '#lib/desk/paths.ts';
import { scopeOf } from '#lib/rights.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'erase' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(erasePath);
  if (scopeOf(viewer, 'delete') === undefined) return <NotAllowedPage viewer={viewer} path={erasePath} />;
  const state = await readFormState((await searchParams).form);
  const typed = state?.values ?? {};
  const replacings = [
    ...replacingsOf(typed['names-ja'] ?? '', typed['by-ja'] ?? ''),
    ...replacingsOf(typed['names-en'] ?? '', typed['by-en'] ?? ''),
  ].filter(({ name }) => [...name].length >= 2);
  const found =
    replacings.length > 0 ? await previewNames({ actor: viewer, finder: nameFinder(replacings) }) : null;
  return <ErasePage {...{ viewer, found, state }} />;
}
