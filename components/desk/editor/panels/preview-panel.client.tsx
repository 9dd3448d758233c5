'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { previewPath } from '#lib/desk/paths.ts';
import { LOCALES } from '#lib/locale.ts';
import { useManuscript, useSaveState, useView } from '../context.ts';

/** The draft as readers would see it. It follows what is saved, and keeps its place while it does. */
export default function PreviewPanel() {
  const t = useTranslations('editor.preview');
  const manuscript = useManuscript();
  const { articleId, editions } = useView();
  const { savedAt } = useSaveState();
  const [locale, setLocale] = useState(manuscript.lastLocale());
  const frame = useRef<HTMLIFrameElement>(null);
  const shown = useRef(savedAt);
  useEffect(() => {
    if (shown.current === savedAt) return;
    shown.current = savedAt;
    // A reload, unlike another address, scrolls back to where the reader was.
    frame.current?.contentWindow?.location.reload();
  }, [savedAt]);
  const path = previewPath(locale, articleId);
  const isThere = editions[locale] !== null || savedAt !== null;
  return (
    <>
      <div className="toolbar">
        <fieldset className="switch">
          <legend className="visually-hidden">{t('language')}</legend>
          {LOCALES.map((each) => (
            <button key={each} type="button" aria-pressed={each === locale} onClick={() => setLocale(each)}>
              {t('name', { language: each })}
            </button>
          ))}
        </fieldset>
        <a href={path} target="_blank" rel="noopener">
          {t('ownTab')}
        </a>
      </div>
      {isThere ? (
        <iframe className="preview-frame" ref={frame} src={path} title={t('title', { language: locale })} />
      ) : (
        <p className="soft">{t('nothing')}</p>
      )}
    </>
  );
}
