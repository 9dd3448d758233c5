'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import type { SaveState } from '#lib/desk/manuscript/queue.ts';
import { editorPath, signInPath } from '#lib/desk/paths.ts';
import { useSaveState, useView } from '../context.ts';

const TIME = new Intl.DateTimeFormat('ja-JP', { timeStyle: 'medium', timeZone: 'Asia/Tokyo' });

/** What is true about saving, at all times. Trouble is read out; the rest would be chatter. */
export function StateLine() {
  const t = useTranslations('editor.saving');
  const state = useSaveState();
  const { articleId } = useView();
  const isOnline = useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  );
  const kind = kindOf(state, isOnline);
  const words = t(kind, {
    unsent: state.unsent,
    conflicts: state.conflicts,
    time: state.savedAt ? TIME.format(new Date(state.savedAt)) : '',
    sentence: state.sentence ?? '',
  });
  const isTrouble = kind !== 'saved' && kind !== 'nothing' && kind !== 'sending' && kind !== 'unsent';
  return (
    <p className="state-line" data-saving={kind}>
      <span className="number">{words}</span>
      {kind === 'signedOut' && (
        <>
          {' '}
          <a href={signInPath(editorPath(articleId))} target="_blank" rel="noopener">
            {t('signIn')}
          </a>
        </>
      )}
      {state.isJournalBroken && <span className="state-line-note"> {t('noJournal')}</span>}
      <span className="visually-hidden" role="status">
        {isTrouble ? words : ''}
      </span>
    </p>
  );
}

function kindOf(state: SaveState, isOnline: boolean) {
  if (state.conflicts > 0) return 'conflict';
  if (state.trouble === 'signed-out') return 'signedOut';
  if (state.unsent > 0 && !isOnline) return 'offline';
  if (state.trouble === 'unreachable') return 'unreachable';
  if (state.trouble === 'refused' && state.unsent > 0) return 'refused';
  if (state.isSending) return 'sending';
  if (state.unsent > 0) return 'unsent';
  return state.savedAt ? 'saved' : 'nothing';
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
