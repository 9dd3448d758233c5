import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TrashPage } from '#components/desk/deletion/trash-page.tsx';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { listArticles } from '#db/queries/desk/list/list-articles.ts';
import { trashPath } from '#lib/desk/paths.ts';
import { scopeOf } from '#lib/rights.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'trash' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(trashPath());
  if (scopeOf(viewer, 'trash') === undefined) return <NotAllowedPage viewer={viewer} path={trashPath()} />;
  const page = await listArticles({ actor: viewer, filter: { status: 'trashed' }, namesIn: viewer.locale });
  const state = await readFormState((await searchParams).form);
  return <TrashPage {...{ viewer, page, state }} />;
}
