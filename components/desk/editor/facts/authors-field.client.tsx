'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { CONTRIBUTIONS, type Contribution } from '#lib/article/contributions.ts';
import { useView } from '../context.ts';
import { focusNeighbour } from './keep-focus.ts';
import { nameIn } from './name-in.ts';
import { useFacts } from './use-facts.ts';

export function AuthorsField() {
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const { facts, choices, may } = useView();
  const { send, problem } = useFacts('authors');
  const tokens = useRef<HTMLUListElement>(null);
  const more = useRef<HTMLSelectElement>(null);
  const ids = facts.authors.map(({ id }) => id);
  const others = choices.authors.filter(({ id }) => !ids.includes(id));
  const remove = async (id: number, index: number) => {
    await send({ authors: { remove: [id] } });
    focusNeighbour(tokens.current?.querySelectorAll('button'), index, more.current);
  };
  return (
    <fieldset className="facts-group" id="facts-authors" disabled={!may.editFacts}>
      <legend>{t('authors')}</legend>
      <ul className="tokens" ref={tokens}>
        {facts.authors.map(({ id, contribution, names }, index) => (
          <li key={id}>
            {nameIn(names, locale)}
            <select
              aria-label={t('contribution', { name: nameIn(names, locale) })}
              value={contribution}
              onChange={(event) => {
                const to = event.currentTarget.value as Contribution;
                void send({ authors: { contributions: [{ id, from: contribution, to }] } });
              }}
            >
              {CONTRIBUTIONS.map((each) => (
                <option key={each} value={each}>
                  {t(`contributions.${each}`)}
                </option>
              ))}
            </select>
            <button
              type="button"
              aria-label={t('remove', { name: nameIn(names, locale) })}
              onClick={() => void remove(id, index)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <select
        ref={more}
        className="input"
        aria-label={t('addAuthor')}
        value=""
        onChange={(event) => void send({ authors: { add: [Number(event.currentTarget.value)] } })}
      >
        <option value="">{others.length > 0 ? t('addAuthor') : t('noMoreAuthors')}</option>
        {others.map(({ id, names }) => (
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
    </fieldset>
  );
}
