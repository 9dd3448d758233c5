import { isDeepStrictEqual } from 'node:util';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ArticlePage } from '#components/article/article-page.tsx';
import { DraftBanner } from '#components/article/draft-banner.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getDraftArticle } from '#db/queries/desk/editor/get-draft-article.ts';
import { getArticle } from '#db/queries/editions/get-article.ts';
import { listRelatedToDraft } from '#db/queries/lists/list-related.ts';
import { translationsOf } from '#i18n/translations.ts';
import { plainText } from '#lib/article/inline.ts';
import { editorPath, previewPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { absoluteUrl, articlePath } from '#lib/urls.ts';
import { articleIdOf } from '../../../../article-id.ts';
import { requireViewer } from '../../../../viewer.ts';
import { counterpartOf } from '../../counterpart-of.ts';
import { localeOf } from '../../locale-of.ts';
import '../../../styles/preview.css';

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
  const article = await loadDraft(locale, articleId, revisionId);
  const t = translationsOf(locale, 'preview');
  const headline = article && plainText(article.document.headline);
  return {
    title: { absolute: headline ? t('title', { headline }) : t('untitled') },
    robots: { index: false, follow: false },
  };
}

/** An article as readers would get it, for staff who are signed in. The gateway shows what is not there. */
export default async function Page(props: Props) {
  const { locale, articleId, revisionId } = await asked(props);
  const article = await loadDraft(locale, articleId, revisionId);
  if (!article) notFound();
  const related = await listRelatedToDraft({ locale, articleId });
  const published = await getArticle({ locale, slug: article.slug });
  const isPublic = isDeepStrictEqual(published?.document, article.document);
  const what = isPublic ? 'published' : revisionId === undefined ? 'draft' : 'revision';
  return (
    <>
      <DraftBanner locale={locale} what={what} editPath={editorPath(articleId)} />
      <SitePage locale={locale} counterpart={counterpartOf(article)}>
        <ArticlePage
          article={article}
          beside={null}
          related={related}
          address={absoluteUrl(processSettings().siteUrl, articlePath(locale, article.slug))}
        />
      </SitePage>
    </>
  );
}
