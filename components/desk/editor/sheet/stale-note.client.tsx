'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { RowState } from '#lib/desk/manuscript/manuscript.ts';
import { otherLocale } from '#lib/locale.ts';
import { useManuscript } from '../context.ts';
import { findField } from '../fields.ts';
import { Difference } from '../panels/difference.client.tsx';

export const staleNoteId = (segment: string): string => `stale-${segment}`;

/** Under a translation whose source has changed: what changed, and the two ways to deal with it. */
export function StaleNote({ segment, row }: { segment: string; row: RowState }) {
  const { translation, texts, focused } = row;
  const t = useTranslations('editor');
  const manuscript = useManuscript();
  const into = translation?.into ?? 'en';
  const source = otherLocale(into);
  // While somebody writes the source, the note would change with every letter and push the page about.
  const isShown = translation?.state === 'stale' && focused !== source;
  const before = translation?.sourceBefore ?? null;
  const after = texts[source];
  const difference = useMemo(
    () =>
      isShown && before !== null && after !== '' ? (
        <Difference before={before} after={after} locale={source} isBrief />
      ) : null,
    [isShown, before, after, source],
  );
  if (!isShown) return null;
  return (
    <div className="stale-note" lang={t('lang')}>
      <div id={staleNoteId(segment)}>
        <p>{after === '' ? t('stale.gone') : difference ? t('stale.changed') : t('stale.unknown')}</p>
        {difference}
      </div>
      <p className="toolbar">
        <button
          type="button"
          className="button"
          onClick={() => {
            manuscript.stillCorrect(segment);
            findField(into, segment)?.focus();
          }}
        >
          {after === '' ? t('stale.standsAlone') : t('stale.stillCorrect')}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => findField(into, segment)?.focus()}
        >
          {t('stale.edit')}
        </button>
      </p>
    </div>
  );
}
