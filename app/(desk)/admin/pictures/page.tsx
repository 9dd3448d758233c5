import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { PicturesPage } from '#components/desk/pictures/pictures-page.tsx';
import { listLibrary } from '#db/queries/desk/pictures/list-library.ts';
import { picturesPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'pictures' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const { q, before, form } = await searchParams;
  const viewer = await requireViewer(picturesPath);
  const typed = typeof q === 'string' ? q.slice(0, 200) : '';
  const found = await listLibrary({ actor: viewer, typed, before: Number(before) || undefined });
  if (!found) return <NotAllowedPage viewer={viewer} path={picturesPath} />;
  return <PicturesPage viewer={viewer} typed={typed} {...found} state={await readFormState(form)} />;
}
