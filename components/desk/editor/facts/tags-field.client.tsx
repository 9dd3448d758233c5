'use client';

import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { TagChoice } from '#lib/desk/editor.ts';
import { detectLocale } from '#lib/detect-locale.ts';
import { useForms, useView } from '../context.ts';
import { HalfTyped } from './form-field.client.tsx';
import { focusNeighbour } from './keep-focus.ts';
import { bothNames, nameIn } from './name-in.ts';
import { NEW_TAG, NewTag } from './new-tag.client.tsx';
import { useFacts } from './use-facts.ts';
import { useHalfTyped } from './use-form.ts';

/** The name under which a half-typed search is kept. */
const TAG_SEARCH = 'tag';

/** Its combobox is 10 kB of script, and most who write choose no tags. */
const TagSearch = dynamic(() => import('./tag-search.client.tsx').then((module) => module.TagSearch), {
  ssr: false,
  loading: () => <SearchToCome />,
});

/**
 * The tags of the article: found by any of their wordings as they are typed, or made new in both languages.
 * @param isOpen whether the panel is: until then nothing is fetched to find tags with
 */
export function TagsField({ isOpen }: { isOpen: boolean }) {
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
      {isOpen ? (
        <TagSearch
          name={TAG_SEARCH}
          input={search}
          chosen={facts.tags.map(({ id }) => id)}
          choose={({ id, names }) => void add({ id }, nameIn(names, locale))}
          make={(wording) => {
            forms.set(NEW_TAG, { [detectLocale(wording)]: { from: '', to: wording } });
            setNaming(true);
          }}
        />
      ) : (
        <SearchToCome />
      )}
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

/** Keeps the room of the search until it is there. */
function SearchToCome() {
  const t = useTranslations('editor.facts');
  return <input className="input" aria-label={t('addTag')} placeholder={t('addTag')} disabled />;
}
