import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { TokensPage } from '#components/desk/tokens/tokens-page.tsx';
import { listTokens } from '#db/queries/desk/people/list-tokens.ts';
import { tokensPath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.tokens' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(tokensPath);
  const tokens = await listTokens(viewer);
  if (!tokens) return <NotAllowedPage viewer={viewer} path={tokensPath} />;
  const state = await readFormState((await searchParams).form);
  return <TokensPage viewer={viewer} tokens={tokens} state={state} />;
}
