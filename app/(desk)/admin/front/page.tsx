import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontBoardPage } from '#components/desk/front/front-board-page.tsx';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { getFrontBoard } from '#db/queries/desk/front/get-front-board.ts';
import { listArticles } from '#db/queries/desk/list/list-articles.ts';
import { frontPath } from '#lib/desk/paths.ts';
import { isLocale } from '#lib/locale.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Articles that are offered to be placed. */
const FOUND = 8;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'front' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const asked = await searchParams;
  const locale =
    typeof asked.locale === 'string' && isLocale(asked.locale) ? asked.locale : await deskLocale();
  const typed = typeof asked.q === 'string' ? asked.q.slice(0, 200).trim() : '';
  const path = frontPath(locale, typed);
  const viewer = await requireViewer(path);
  const view = await getFrontBoard({ actor: viewer, locale });
  if (!view) return <NotAllowedPage viewer={viewer} path={path} />;
  const found = typed
    ? await listArticles({
        actor: viewer,
        filter: { text: typed, locale },
        namesIn: viewer.locale,
        limit: FOUND,
      })
    : undefined;
  const state = await readFormState(asked.form);
  return (
    <FrontBoardPage viewer={viewer} {...view} find={{ typed, entries: found?.entries ?? [] }} state={state} />
  );
}
