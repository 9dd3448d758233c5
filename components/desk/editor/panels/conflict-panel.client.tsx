'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import type { Conflict } from '#lib/desk/manuscript/texts.ts';
import { isComposing } from '../../is-composing.ts';
import { useManuscript, useText } from '../context.ts';
import { fitHeight } from '../fields.ts';
import { Difference } from './difference.client.tsx';

/** Two people wrote the same text: both wordings, what they began from, and the choice. Nothing goes until it is made. */
export default function ConflictPanel({ conflict }: { conflict: Conflict }) {
  const { locale, segment, base, theirs } = conflict;
  const t = useTranslations('editor.conflict');
  const format = useFormatter();
  const manuscript = useManuscript();
  const mine = useText(locale, segment);
  /** What the merged text is made from: what arrives while it is written is not in it, and must not be overwritten. */
  const [merging, setMerging] = useState<Conflict | null>(null);
  const merged = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const when = theirs.at === '' ? '' : format.dateTime(new Date(theirs.at), { timeStyle: 'medium' });
  const about = (after: string) => <Difference before={base} after={after} locale={locale} />;
  return (
    <section className="conflict" aria-labelledby={id} lang={t('lang')}>
      <h3 id={id}>{t('title', { name: theirs.by, language: locale })}</h3>
      <div className="conflict-texts">
        <div>
          <h4>{t('mine')}</h4>
          {about(mine)}
          <button
            type="button"
            className="button"
            onClick={() => manuscript.resolveConflict(locale, segment, { take: 'mine', seen: conflict })}
          >
            {t('keepMine')}
          </button>
        </div>
        <div>
          <h4>{t('theirs', { name: theirs.by, when })}</h4>
          {theirs.text === '' ? <p className="soft">{t('theyRemovedIt')}</p> : about(theirs.text)}
          <button
            type="button"
            className="button"
            onClick={() => manuscript.resolveConflict(locale, segment, { take: 'theirs', seen: conflict })}
          >
            {t('takeTheirs')}
          </button>
        </div>
        <div>
          <h4>{t('base')}</h4>
          <p className="difference" lang={locale}>
            {base || t('baseEmpty')}
          </p>
          {!merging && (
            <button type="button" className="button" onClick={() => setMerging(conflict)}>
              {t('merge')}
            </button>
          )}
        </div>
      </div>
      {merging && (
        <form
          className="conflict-merge"
          onSubmit={(event) => {
            event.preventDefault();
            const text = merged.current?.value ?? '';
            manuscript.resolveConflict(locale, segment, { text, seen: merging });
          }}
        >
          <label htmlFor={`${id}-merged`}>{t('merged')}</label>
          {merging.theirs.hash !== theirs.hash && (
            <p className="field-error" role="alert">
              {t('changedAgain', { name: theirs.by })}
            </p>
          )}
          <textarea
            className="cell-text"
            id={`${id}-merged`}
            ref={merged}
            lang={locale}
            defaultValue={`${mine}\n${theirs.text}`.trim()}
            onInput={(event) => fitHeight(event.currentTarget)}
            onKeyDown={(event) => isComposing(event.nativeEvent) && event.stopPropagation()}
            // biome-ignore lint/a11y/noAutofocus: it opens because its button was pressed
            autoFocus
          />
          <p className="toolbar">
            <button type="submit" className="button button-primary">
              {t('useMerged')}
            </button>
            <button type="button" className="button button-quiet" onClick={() => setMerging(null)}>
              {t('cancel')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
