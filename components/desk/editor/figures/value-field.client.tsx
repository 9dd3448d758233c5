'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { dateAsStored } from '#lib/article/cell-as-stored.ts';
import { asStored } from '#lib/article/clean-document.ts';
import { isDateRead, partialDateWords } from '#lib/article/partial-date.ts';
import { isLinkable } from '#lib/desk/marks.ts';
import { useManuscript, useShared, useView } from '../context.ts';
import { fieldId } from '../fields.ts';
import { ConflictOf } from './conflict-of.client.tsx';

/** A date or an address that both languages have together, typed freely; beside it how it was read. */
export function ValueField(props: { segment: string; is: 'date' | 'url'; name: string; mayEdit: boolean }) {
  const { segment, is, name, mayEdit } = props;
  const t = useTranslations('editor.figure');
  const manuscript = useManuscript();
  const { originLocale } = useView();
  const typed = useShared(segment);
  const [text] = useState(() => manuscript.shared(segment));
  const id = fieldId(originLocale, segment);
  const note = `${id}-read`;
  return (
    <div className="figure-value">
      <label htmlFor={id}>{t(is)}</label>
      <textarea
        id={id}
        className="cell-text"
        data-locale={originLocale}
        data-segment={segment}
        data-kind="value"
        defaultValue={text}
        rows={1}
        readOnly={!mayEdit}
        autoComplete="off"
        spellCheck={false}
        onBlur={({ currentTarget: { value } }) => {
          const stored = asStored(segment, value.trim());
          if (mayEdit && stored !== value && !manuscript.isComposing()) manuscript.choose(segment, stored);
        }}
        placeholder={is === 'date' ? '2026-03' : 'https://'}
        aria-label={t('valueName', { name, value: t(is) })}
        aria-describedby={note}
      />
      <span id={note} className="figure-read" lang={t('lang')}>
        {is === 'date' ? <DateRead typed={typed} /> : <AddressRead typed={typed} />}
      </span>
      <ConflictOf segment={segment} />
    </div>
  );
}

function DateRead({ typed }: { typed: string }) {
  const t = useTranslations('editor.figure');
  const date = dateAsStored(typed);
  if (typed.trim() === '') return null;
  if (!isDateRead(date)) return <span className="cell-warning">{t('noDate')}</span>;
  return (
    <>
      <span lang="ja">{partialDateWords(date, 'ja')}</span> ·{' '}
      <span lang="en">{partialDateWords(date, 'en')}</span>
    </>
  );
}

function AddressRead({ typed }: { typed: string }) {
  const t = useTranslations('editor.figure');
  return typed.trim() === '' || isLinkable(typed.trim()) ? null : (
    <span className="cell-warning">{t('noAddress')}</span>
  );
}
