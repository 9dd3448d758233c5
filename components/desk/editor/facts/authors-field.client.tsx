'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useView } from '../context.ts';
import { nameIn } from './name-in.ts';
import { useFacts } from './use-facts.ts';

export function AuthorsField() {
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const { facts, choices, may } = useView();
  const { send, isSending, problem } = useFacts('authors');
  const ids = facts.authors.map(({ id }) => id);
  const others = choices.authors.filter(({ id }) => !ids.includes(id));
  return (
    <fieldset className="facts-group" id="facts-authors" disabled={!may.editFacts || isSending}>
      <legend>{t('authors')}</legend>
      <ul className="tokens">
        {facts.authors.map(({ id, names }) => (
          <li key={id}>
            {nameIn(names, locale)}
            <button
              type="button"
              aria-label={t('remove', { name: nameIn(names, locale) })}
              onClick={() => void send({ authorIds: ids.filter((each) => each !== id) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <select
          className="input"
          aria-label={t('addAuthor')}
          value=""
          onChange={(event) => void send({ authorIds: [...ids, Number(event.currentTarget.value)] })}
        >
          <option value="">{t('addAuthor')}</option>
          {others.map(({ id, names }) => (
            <option key={id} value={id}>
              {nameIn(names, locale)}
            </option>
          ))}
        </select>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
