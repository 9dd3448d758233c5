import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { RulesPage } from '#components/desk/publishing/rules-page.tsx';
import { getPublishingRules } from '#db/queries/desk/get-publishing-rules.ts';
import { publishingRulesPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'handOver.rules' });
  return { title: t('title') };
}

/** What the newsroom asks for before readers get a text. */
export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(publishingRulesPath);
  const view = await getPublishingRules(viewer);
  if (!view) return <NotAllowedPage viewer={viewer} path={publishingRulesPath} />;
  const state = await readFormState((await searchParams).form);
  return <RulesPage viewer={viewer} {...view} state={state} />;
}
