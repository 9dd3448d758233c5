import { getTranslations } from 'next-intl/server';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { articlesPath } from '#lib/desk/paths.ts';
import { requireViewer } from '../../viewer.ts';

/** What somebody sees of an article that is not there, or that they may not see. */
export default async function NotFound() {
  const viewer = await requireViewer();
  const t = await getTranslations({ locale: viewer.locale, namespace: 'desk.notFound' });
  return (
    <DeskPage viewer={viewer} current="articles" path={articlesPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <p>{t('text')}</p>
      <p>
        <a href={articlesPath}>{t('toArticles')}</a>
      </p>
    </DeskPage>
  );
}
