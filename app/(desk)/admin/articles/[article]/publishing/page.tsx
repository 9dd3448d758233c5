import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PublishingPage } from '#components/desk/publishing/publishing-page.tsx';
import { getHandOver } from '#db/queries/desk/editor/get-hand-over.ts';
import { getPlan } from '#db/queries/desk/editor/get-plan.ts';
import { getRelatedPicks } from '#db/queries/desk/editor/get-related-picks.ts';
import { listNotes } from '#db/queries/desk/editor/list-notes.ts';
import { theStore } from '#db/store.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import { articleIdOf } from '../../../../../article-id.ts';
import { readFormState } from '../../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../../viewer.ts';
import { editorOf, headlineOf } from '../editor-of.ts';

type Props = {
  params: Promise<{ article: string }>;
  searchParams: Promise<{ form?: string | string[]; q?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await deskLocale();
  const t = await getTranslations({ locale });
  const view = await editorOf(articleIdOf((await params).article));
  const headline = (view && headlineOf(view, locale)?.text) ?? t('editor.untitled');
  return { title: t('publishing.titleOf', { headline }) };
}

/** When readers get which language of an article. */
export default async function Page({ params, searchParams }: Props) {
  const articleId = articleIdOf((await params).article);
  const viewer = await requireViewer(publishingPath(articleId));
  const [view, plans] = [await editorOf(articleId), await getPlan({ actor: viewer, articleId })];
  const handOver = await getHandOver({ actor: viewer, articleId });
  const told = await listNotes({ actor: viewer, articleId });
  const asked = await searchParams;
  const typed = typeof asked.q === 'string' ? asked.q.slice(0, 200).trim() : '';
  const related = await getRelatedPicks({ actor: viewer, articleId, namesIn: viewer.locale, typed });
  if (!view || !plans || !handOver || !told || !related) notFound();
  const t = await getTranslations({ locale: viewer.locale, namespace: 'editor' });
  const headline = headlineOf(view, viewer.locale)?.text ?? t('untitled');
  const state = await readFormState(asked.form);
  return (
    <PublishingPage
      viewer={viewer}
      headline={headline}
      view={view}
      plans={plans}
      handOver={handOver}
      notes={told.notes}
      related={related}
      typed={typed}
      state={state}
      now={theStore().now()}
    />
  );
}
