'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useView } from '../context.ts';
import { nameIn } from './name-in.ts';
import { useFacts } from './use-facts.ts';

export function CategoryField() {
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const { facts, choices, may } = useView();
  const { send, isSending, problem } = useFacts('category');
  return (
    <div className="field">
      <label htmlFor="facts-category">{t('category')}</label>
      <select
        id="facts-category"
        value={facts.categoryId ?? ''}
        disabled={!may.editFacts || isSending}
        onChange={(event) => {
          const { value } = event.currentTarget;
          void send({ categoryId: value === '' ? null : Number(value) });
        }}
      >
        <option value="">{t('noCategory')}</option>
        {choices.categories.map(({ id, names }) => (
          <option key={id} value={id}>
            {nameIn(names, locale)}
          </option>
        ))}
      </select>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
