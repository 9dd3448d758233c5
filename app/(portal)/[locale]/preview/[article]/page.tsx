import { isDeepStrictEqual } from 'node:util';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { DraftBanner } from '#components/article/draft-banner.tsx';
import { getDraftArticle } from '#db/queries/desk/editor/get-draft-article.ts';
import { getArticle } from '#db/queries/editions/get-article.ts';
import { editorPath, previewPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { articleIdOf } from '../../../../article-id.ts';
import { requireViewer } from '../../../../viewer.ts';
import { localeOf } from '../../locale-of.ts';
import { DraftPage, draftMetadata } from '../draft-page.tsx';

type Props = {
  params: Promise<{ locale: string; article: string }>;
  searchParams: Promise<{ revision?: string | string[] }>;
};

/** Asked for once in a request, though the head and the body both need it. */
const loadDraft = cache(async (locale: Locale, articleId: number, revisionId: number | undefined) => {
  const actor = await requireViewer(previewPath(locale, articleId, revisionId));
  return getDraftArticle({ actor, articleId, locale, revisionId });
});

async function asked({ params, searchParams }: Props) {
  const [locale, { article }, { revision }] = await Promise.all([localeOf(params), params, searchParams]);
  const revisionId =
    typeof revision === 'string' && /^\d{1,15}$/.test(revision) ? Number(revision) : undefined;
  return { locale, articleId: articleIdOf(article), revisionId };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, articleId, revisionId } = await asked(props);
  return draftMetadata(await loadDraft(locale, articleId, revisionId), locale);
}

/** An article as readers would get it, for staff who are signed in. The gateway shows what is not there. */
export default async function Page(props: Props) {
  const { locale, articleId, revisionId } = await asked(props);
  const article = await loadDraft(locale, articleId, revisionId);
  if (!article) notFound();
  const published = await getArticle({ locale, slug: article.slug });
  const isPublic = isDeepStrictEqual(published?.document, article.document);
  const what = isPublic ? 'published' : revisionId === undefined ? 'draft' : 'revision';
  const banner = <DraftBanner locale={locale} what={what} editPath={editorPath(articleId)} />;
  return <DraftPage article={article} locale={locale} banner={banner} />;
}
