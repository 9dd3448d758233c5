import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { DeskMessages } from '#components/desk/editor/desk-messages.client.tsx';
import { ImportDesk } from '#components/desk/import/import-desk.client.tsx';
import { messagesOf } from '#i18n/messages.ts';
import { importPath } from '#lib/desk/paths.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';
import { editorOf, headlineOf } from '../articles/[article]/editor-of.ts';

type Props = { searchParams: Promise<{ of?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const locale = await deskLocale();
  const t = await getTranslations({ locale, namespace: 'editor' });
  const original = originalIn(await searchParams);
  const view = original === undefined ? null : await editorOf(original);
  if (!view) return { title: t('import.title') };
  return { title: t('import.titleOf', { headline: headlineOf(view, locale)?.text ?? t('untitled') }) };
}

function originalIn({ of }: { of?: string | string[] }): number | undefined {
  return typeof of === 'string' && /^[1-9]\d{0,14}$/.test(of) ? Number(of) : undefined;
}

/** Takes a pasted text in; with `?of=` as the translation of an article that is there. */
export default async function Page({ searchParams }: Props) {
  const original = originalIn(await searchParams);
  const path = original === undefined ? importPath : `${importPath}?of=${original}`;
  const viewer = await requireViewer(path);
  const view = original === undefined ? null : await editorOf(original);
  // What is not there, or is somebody else's, has no translation.
  if (original !== undefined && !view) notFound();
  const headline = view && headlineOf(view, viewer.locale)?.text;
  const of = original === undefined ? undefined : { id: original, headline: headline || `#${original}` };
  const { editor } = messagesOf(viewer.locale);
  const t = await getTranslations({ locale: viewer.locale, namespace: 'editor.import' });
  return (
    <DeskPage viewer={viewer} current="articles" path={path}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <noscript>
        <p className="notice notice-error">{t('noScript')}</p>
      </noscript>
      <DeskMessages
        locale={viewer.locale}
        messages={{ editor: { import: editor.import, sections: editor.sections, kinds: editor.kinds } }}
      >
        <ImportDesk original={of} />
      </DeskMessages>
    </DeskPage>
  );
}
