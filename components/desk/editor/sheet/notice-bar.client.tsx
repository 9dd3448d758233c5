'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useManuscript, useNotice } from '../context.ts';
import { act } from './act.ts';

/** Long enough to read it and to change one's mind, in milliseconds. */
const SHOWN = 30_000;

/** What was just done to the other language too, or could not be done; where it can be taken back, with one press. */
export function NoticeBar() {
  const t = useTranslations('editor.notice');
  const manuscript = useManuscript();
  const notice = useNotice();
  useEffect(() => {
    if (!notice) return;
    const timer = window.setTimeout(() => manuscript.dismissNotice(), SHOWN);
    return () => window.clearTimeout(timer);
  }, [notice, manuscript]);
  const words =
    notice && (notice.is === 'pasted' ? t('pasted', { left: notice.left.join(t('comma')) }) : t(notice.is));
  return (
    <div className="undo-bar" role="status" hidden={!notice}>
      {words}
      {notice && 'step' in notice && (
        <>
          {' '}
          <button type="button" className="button" onClick={() => act(() => manuscript.undo(notice.step))}>
            {t('undo')}
          </button>
        </>
      )}
    </div>
  );
}
