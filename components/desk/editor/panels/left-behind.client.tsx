'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { LeftBehind } from '#lib/desk/journal.ts';
import { Moment } from '../../moment.client.tsx';
import type { Desk } from '../desk.ts';
import { getView } from '../send-requests.ts';

/** Texts that an earlier session could not send: offered, never put back by themselves. */
export function LeftBehindPanel({ desk }: { desk: Desk }) {
  const t = useTranslations('editor.leftBehind');
  const [entries, setEntries] = useState<LeftBehind[]>([]);
  const [isUnreachable, setUnreachable] = useState(false);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const found = await findUnsent(desk);
      if (!isGone) setEntries((shown) => (found.length === shown.length ? shown : found));
    };
    void look();
    // A tab that has just crashed counts as open for a moment.
    const timer = window.setTimeout(look, 3_000);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [desk]);
  if (entries.length === 0) return null;

  const drop = (entry: LeftBehind) => {
    desk.discard(entry);
    setEntries((all) => all.filter(({ key }) => key !== entry.key));
  };
  const putBack = async (chosen: LeftBehind[]) => {
    // What was typed since must not be replaced: once it is saved, putting back the other text is a conflict to solve.
    if (!(await desk.manuscript.saver.flush())) return setUnreachable(true);
    setUnreachable(false);
    for (const entry of chosen) {
      desk.manuscript.putBack(entry.change);
      drop(entry);
    }
  };
  return (
    <section className="left-behind notice" aria-labelledby="left-behind">
      <h2 id="left-behind">{t('title', { count: entries.length })}</h2>
      <p>{t('explanation')}</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            <p className="soft">
              <Moment at={entry.at} />{' '}
              {t(`what.${entry.change.do}`, {
                language: entry.change.do === 'set' ? entry.change.locale : 'other',
              })}
            </p>
            {entry.change.do !== 'move' && (
              <p
                className="left-behind-text"
                lang={entry.change.do === 'set' ? entry.change.locale : undefined}
              >
                {entry.change.do === 'set' ? entry.change.value || t('emptied') : entry.change.text}
              </p>
            )}
            <p className="toolbar">
              <button type="button" className="button" onClick={() => putBack([entry])}>
                {t('putBack')}
              </button>
              <button type="button" className="button button-quiet" onClick={() => drop(entry)}>
                {t('discard')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {entries.length > 1 && (
        <button type="button" className="button" onClick={() => putBack(entries)}>
          {t('putBackAll')}
        </button>
      )}
      {isUnreachable && (
        <p className="field-error" role="alert">
          {t('notNow')}
        </p>
      )}
    </section>
  );
}

/** What the server really lacks: a save may have arrived while its page was closing. */
async function findUnsent(desk: Desk): Promise<LeftBehind[]> {
  const { manuscript } = desk;
  const found = await desk.leftBehind();
  if (found.length === 0) return [];
  const { generation } = manuscript.saver;
  const answer = await getView(manuscript.view().articleId);
  if (answer.ok) manuscript.adopt(answer.value, generation);
  return found.filter((entry) => {
    const { change } = entry;
    const isThere =
      change.do === 'set'
        ? manuscript.saver.savedText(change.locale, change.segment) === change.value
        : !manuscript.slots().some(({ place }) => place.path.some(({ id }) => id === change.part));
    if (isThere) desk.discard(entry);
    return !isThere;
  });
}
