'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { articlesPath } from '#lib/desk/paths.ts';

/**
 * What stands in place of a page of the desk that could not be drawn. What was typed into an article is safe: the journal
 * (lib/desk/manuscript/journal.ts) has it from the first letter on, and the editor offers it when it is opened again.
 */
export default function DeskError({ error }: { error: Error }) {
  const t = useTranslations('desk.crashed');
  useEffect(() => console.error(error), [error]);
  return (
    <main className="desk-main" id="content">
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <div className="notice notice-error" role="alert">
        <p>{t('text')}</p>
      </div>
      <p className="toolbar">
        <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </button>
        <a className="link" href={articlesPath}>
          {t('toArticles')}
        </a>
      </p>
    </main>
  );
}
