'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { TagChoice } from '#lib/desk/editor.ts';
import { detectLocale } from '#lib/detect-locale.ts';
import { useForms, useView } from '../context.ts';
import { HalfTyped } from './form-field.client.tsx';
import { focusNeighbour } from './keep-focus.ts';
import { bothNames, nameIn } from './name-in.ts';
import { NEW_TAG, NewTag } from './new-tag.client.tsx';
import { TAG_SEARCH, TagSearch } from './tag-search.client.tsx';
import { useFacts } from './use-facts.ts';
import { useHalfTyped } from './use-form.ts';

/** The tags of the article: found by any of their wordings as they are typed, or made new in both languages. */
export function TagsField() {
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const { facts, may } = useView();
  const forms = useForms();
  const { send, problem } = useFacts('tags');
  const isNamed = useHalfTyped(NEW_TAG) !== 'no';
  const [isNaming, setNaming] = useState(false);
  const [said, setSaid] = useState('');
  const tokens = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const toSearch = () => search.current?.focus();
  const add = async (tag: TagChoice, name: string) => {
    const isDone = await send({ tags: { add: [tag] } });
    if (isDone) setSaid(t('added', { name }));
    return isDone;
  };
  const remove = async (id: number, index: number, name: string) => {
    const isDone = await send({ tags: { remove: [id] } });
    if (isDone) setSaid(t('removed', { name }));
    focusNeighbour(tokens.current?.querySelectorAll('button'), index, search.current);
  };
  return (
    <fieldset className="facts-group" id="facts-tags" disabled={!may.editFacts}>
      <legend>{t('tags')}</legend>
      <ul className="tokens" ref={tokens}>
        {facts.tags.map(({ id, names }, index) => {
          const name = nameIn(names, locale);
          return (
            <li key={id} title={bothNames(names)}>
              {name}
              <button
                type="button"
                aria-label={t('remove', { name })}
                onClick={() => void remove(id, index, name)}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <TagSearch
        input={search}
        chosen={facts.tags.map(({ id }) => id)}
        choose={({ id, names }) => void add({ id }, nameIn(names, locale))}
        make={(wording) => {
          forms.set(NEW_TAG, { [detectLocale(wording)]: { from: '', to: wording } });
          setNaming(true);
        }}
      />
      <HalfTyped name={TAG_SEARCH} isOpen focus={toSearch} />
      <HalfTyped name={NEW_TAG} isOpen focus={toSearch} />
      {(isNaming || isNamed) && (
        <NewTag
          takesFocus={isNaming}
          done={() => {
            setNaming(false);
            toSearch();
          }}
          make={(names) => add({ names }, nameIn(names, locale))}
        />
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
