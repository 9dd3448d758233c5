import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { PicturePage } from '#components/desk/pictures/picture-page.tsx';
import { getPicture } from '#db/queries/desk/pictures/get-picture.ts';
import { picturePath } from '#lib/desk/paths.ts';
import { scopeOf } from '#lib/rights.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../viewer.ts';

type Props = {
  params: Promise<{ picture: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'pictures' });
  return { title: t('picture', { id: (await params).picture }) };
}

export default async function Page({ params, searchParams }: Props) {
  const { picture } = await params;
  if (!/^[1-9]\d{0,14}$/.test(picture)) notFound();
  const mediaId = Number(picture);
  const path = picturePath(mediaId);
  const viewer = await requireViewer(path);
  if (scopeOf(viewer, 'add-media') === undefined) return <NotAllowedPage viewer={viewer} path={path} />;
  const view = await getPicture({ actor: viewer, mediaId, namesIn: viewer.locale });
  if (!view) notFound();
  const { form } = await searchParams;
  return <PicturePage viewer={viewer} view={view} state={await readFormState(form)} />;
}
