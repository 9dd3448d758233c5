import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { DeskMessages } from '#components/desk/editor/desk-messages.client.tsx';
import { Editor } from '#components/desk/editor/editor.client.tsx';
import { FormNotice } from '#components/desk/form-notice.tsx';
import { messagesOf } from '#i18n/messages.ts';
import { newPartId } from '#lib/article/parts.ts';
import { withEmptySlots } from '#lib/desk/manuscript/slots.ts';
import { editorPath } from '#lib/desk/paths.ts';
import { otherLocale } from '#lib/locale.ts';
import { articleIdOf } from '../../../../article-id.ts';
import { readFormState } from '../../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../../viewer.ts';
import { editorOf, headlineOf } from './editor-of.ts';

type Params = {
  params: Promise<{ article: string }>;
  searchParams: Promise<{ form?: string | string[] }>;
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const locale = await deskLocale();
  const t = await getTranslations({ locale, namespace: 'editor' });
  const view = await editorOf(articleIdOf((await params).article));
  return { title: (view && headlineOf(view, locale)?.text) ?? t('untitled') };
}

/** One article with both its languages. Its forms come back to it, and it says how they fared. */
export default async function Page({ params, searchParams }: Params) {
  const state = await readFormState((await searchParams).form);
  const articleId = articleIdOf((await params).article);
  const viewer = await requireViewer(editorPath(articleId));
  const view = await editorOf(articleId);
  if (!view) notFound();
  const { editor, problems, desk } = messagesOf(viewer.locale);
  const t = await getTranslations({ locale: viewer.locale, namespace: 'editor' });
  const headline = headlineOf(view, viewer.locale);
  const { originLocale } = view;
  return (
    <DeskPage viewer={viewer} current="articles" path={editorPath(articleId)} isWide>
      <h1 className="visually-hidden" lang={headline?.locale}>
        {headline?.text ?? t('untitled')}
      </h1>
      <FormNotice state={state} locale={viewer.locale} />
      <DeskMessages
        locale={viewer.locale}
        messages={{ editor, problems: { publish: problems.publish }, desk: { warnings: desk.warnings } }}
      >
        <Editor
          view={view}
          slots={withEmptySlots(view.rows, newPartId)}
          userId={viewer.userId}
          first={viewer.role === 'translator' ? otherLocale(originLocale) : originLocale}
          typed={state?.values ?? {}}
        />
      </DeskMessages>
    </DeskPage>
  );
}
