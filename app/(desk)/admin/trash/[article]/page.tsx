import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LossPage } from '#components/desk/deletion/loss-page.tsx';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { whatGoes } from '#db/queries/desk/deletion/what-goes.ts';
import { trashPath } from '#lib/desk/paths.ts';
import { scopeOf } from '#lib/rights.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../viewer.ts';

type Props = {
  params: Promise<{ article: string }>;
  searchParams: Promise<{ form?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'trash' });
  return { title: t('what') };
}

export default async function Page({ params, searchParams }: Props) {
  const { article } = await params;
  const articleId = /^[1-9]\d{0,14}$/.test(article) ? Number(article) : 0;
  const viewer = await requireViewer(trashPath(articleId));
  if (scopeOf(viewer, 'delete') === undefined) {
    return <NotAllowedPage viewer={viewer} path={trashPath(articleId)} />;
  }
  const loss = (await whatGoes({ actor: viewer, articleId })) ?? notFound();
  const state = await readFormState((await searchParams).form);
  return <LossPage {...{ viewer, loss, state }} />;
}
