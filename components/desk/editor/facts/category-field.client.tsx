'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useView } from '../context.ts';
import { nameIn } from './name-in.ts';
import { useFacts } from './use-facts.ts';

export function CategoryField() {
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const { facts, choices, may } = useView();
  const { send, problem } = useFacts('category');
  const select = useRef<HTMLSelectElement>(null);
  const is = facts.categoryId;
  // While somebody is choosing, it shows what they began from, and that is what they are judged by.
  const [seen, setSeen] = useState<{ from: number | null; shown: number | null } | null>(null);
  const [refused, setRefused] = useState<number | null>();
  const nameOf = (id: number | null) => {
    const found = choices.categories.find((each) => each.id === id);
    return found ? nameIn(found.names, locale) : t('noCategory');
  };
  const choose = async (from: number | null, to: number | null) => {
    setSeen({ from, shown: to });
    setRefused(undefined);
    const isDone = await send({ category: { from, to } });
    if (!isDone) setRefused(to);
    setSeen(null);
  };
  return (
    <div className="field" id="facts-category-field">
      <label htmlFor="facts-category">{t('category')}</label>
      <select
        ref={select}
        id="facts-category"
        value={(seen ? seen.shown : is) ?? ''}
        disabled={!may.editFacts}
        onFocus={() => setSeen({ from: is, shown: is })}
        onBlur={() => setSeen(null)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          void choose(seen ? seen.from : is, value === '' ? null : Number(value));
        }}
      >
        <option value="">{t('noCategory')}</option>
        {choices.categories.map(({ id }) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </select>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {problem && refused !== undefined && refused !== is && (
        <p className="field-theirs">
          {t('theirsAndMine', { theirs: nameOf(is), mine: nameOf(refused) })}{' '}
          <button
            type="button"
            className="button"
            onClick={() => {
              select.current?.focus();
              void choose(is, refused);
            }}
          >
            {t('useMine', { mine: nameOf(refused) })}
          </button>
        </p>
      )}
    </div>
  );
}
