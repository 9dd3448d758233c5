import { getTranslations } from 'next-intl/server';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { DoorPage } from '#components/desk/door/door-page.tsx';
import { articlesPath } from '#lib/desk/paths.ts';
import { currentViewer, deskLocale } from '../../viewer.ts';

/** What is not there, and what is not for the one who asks: they cannot tell the two apart. */
export async function MissingPage() {
  const locale = await deskLocale();
  const t = await getTranslations({ locale, namespace: 'editor.missing' });
  const viewer = await currentViewer();
  if (!viewer) {
    return (
      <DoorPage locale={locale} title={t('title')} path={articlesPath}>
        <p>{t('text')}</p>
      </DoorPage>
    );
  }
  return (
    <DeskPage viewer={viewer} current="articles" path={articlesPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <p>{t('text')}</p>
      <p>
        <a className="link" href={articlesPath}>
          {t('toArticles')}
        </a>
      </p>
    </DeskPage>
  );
}
