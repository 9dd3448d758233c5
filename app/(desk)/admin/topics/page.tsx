import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { TopicsPage } from '#components/desk/topics/topics-page.tsx';
import { listTopics } from '#db/queries/desk/topics/list-topics.ts';
import { topicsPath } from '#lib/desk/paths.ts';
import { topicKindOf } from '#lib/desk/topics.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'topics' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const asked = await searchParams;
  const kind = topicKindOf(asked.kind) ?? 'category';
  const viewer = await requireViewer(topicsPath(kind));
  const typed = typeof asked.q === 'string' ? asked.q.slice(0, 200) : '';
  const before = Number(asked.before) || undefined;
  const found = await listTopics({ actor: viewer, kind, typed, before });
  if (!found) return <NotAllowedPage viewer={viewer} path={topicsPath(kind)} />;
  const state = await readFormState(asked.form);
  return <TopicsPage viewer={viewer} kind={kind} typed={typed} isFirst={!before} {...found} state={state} />;
}
