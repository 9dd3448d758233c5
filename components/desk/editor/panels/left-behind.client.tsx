'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Place } from '#lib/article/place.ts';
import { type LeftBehind, newestOfEach, tellingTexts, textsOf } from '#lib/desk/manuscript/journal.ts';
import { numbersOf } from '#lib/desk/manuscript/slots.ts';
import { kindOf } from '#lib/desk/manuscript/structure.ts';
import type { Locale } from '#lib/locale.ts';
import type { Desk } from '../desk.ts';
import { Moment } from '../moment.client.tsx';
import { act } from '../sheet/act.ts';

/** Texts that an earlier session could not send: offered, never put back by themselves. */
export function LeftBehindPanel({ desk }: { desk: Desk }) {
  const t = useTranslations('editor.leftBehind');
  const nameOf = useTextName(desk);
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
    if (!(await desk.manuscript.flush())) return setUnreachable(true);
    setUnreachable(false);
    const newest = newestOfEach(chosen);
    for (const entry of newest) drop(entry);
    act(() => desk.manuscript.putBack(newest.map(({ change }) => change)));
  };
  return (
    <section className="left-behind notice" aria-labelledby="left-behind">
      <h2 id="left-behind">{t('title', { count: entries.length })}</h2>
      <p>{t('explanation')}</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            <p className="soft">
              <Moment at={entry.at} />
              {entry.change.do === 'step' && ` ${t('step', { step: entry.change.name })}`}
            </p>
            {tellingTexts(entry.change, desk.manuscript.savedText).map(
              ({ locale, segment, place, value }) => (
                <div key={`${locale} ${segment}`}>
                  <p className="soft">{nameOf(locale, segment, place)}</p>
                  {value === '' ? (
                    <p>{t('emptied')}</p>
                  ) : (
                    <p className="left-behind-text" lang={locale}>
                      {value}
                    </p>
                  )}
                </div>
              ),
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

/** What a text is called: its section, its number there where the sheet has the row, its kind and language. */
function useTextName({ manuscript }: Desk) {
  const t = useTranslations('editor');
  return (locale: Locale, segment: string, place: Place): string => {
    const slots = manuscript.slots().filter((slot) => slot.place.section === place.section);
    const number = numbersOf(slots)[slots.findIndex((slot) => slot.segment === segment)] ?? '';
    const name = t(`sections.${place.section}`) + number;
    return t('fieldName', { name, kind: t(`kinds.${kindOf(segment, place)}`), language: locale });
  };
}

/** What the server really lacks: a save may have arrived while its page was closing. */
async function findUnsent(desk: Desk): Promise<LeftBehind[]> {
  const { manuscript } = desk;
  const found = await desk.leftBehind();
  if (found.length === 0) return [];
  await manuscript.refresh();
  return found.filter((entry) => {
    const { change } = entry;
    const isThere =
      textsOf(change).every(
        ({ locale, segment, value }) => manuscript.savedText(locale, segment) === value,
      ) &&
      (change.do === 'set' || change.moves.length + change.kinds.length === 0);
    if (isThere) desk.discard(entry);
    return !isThere;
  });
}
