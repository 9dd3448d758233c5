'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { Notice } from '#lib/desk/manuscript/manuscript.ts';
import { useManuscript, useNotice } from '../context.ts';
import { act } from './act.ts';

/** Long enough to read it and to change one's mind, in milliseconds. */
const SHOWN = 30_000;

/** What was just done to the other language too, or could not be done; where it can be taken back, with one press. */
export function NoticeBar() {
  const t = useTranslations('editor.notice');
  const paste = useTranslations('editor.paste');
  const format = useFormatter();
  const manuscript = useManuscript();
  const notice = useNotice();
  useEffect(() => {
    if (!notice) return;
    const timer = window.setTimeout(() => manuscript.dismissNotice(), SHOWN);
    return () => window.clearTimeout(timer);
  }, [notice, manuscript]);
  const wordsOf = (said: Notice): string => {
    if (said.is === 'table') {
      const { units, unitsIn, unread } = said;
      return [
        units.length > 0 &&
          paste('units', { units: format.list(units), count: units.length, where: unitsIn }),
        unread.length > 0 && paste('unread', { texts: format.list(unread.slice(0, 3)) }),
      ]
        .filter(Boolean)
        .join(' ');
    }
    if (said.is === 'too-large') return paste('tooLarge', said);
    if (said.is === 'pasted')
      return paste('left', { kinds: format.list(said.left.map((kind) => paste(`kinds.${kind}`))) });
    return t(said.is, { name: 'by' in said && said.by ? t('person', { name: said.by }) : t('somebody') });
  };
  const words = notice && wordsOf(notice);
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
