import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { DeskPage } from './desk-page.tsx';

/** What somebody sees at an address that is not for their role. */
export async function NotAllowedPage({ viewer, path }: { viewer: Viewer; path: string }) {
  const t = await getTranslations({ locale: viewer.locale, namespace: 'desk.notAllowed' });
  return (
    <DeskPage viewer={viewer} path={path}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <p>{t('text')}</p>
    </DeskPage>
  );
}
