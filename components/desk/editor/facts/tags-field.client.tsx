'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Names, TagChoice, TagSuggestion } from '#lib/desk/editor.ts';
import { detectLocale } from '#lib/detect-locale.ts';
import { LOCALES } from '#lib/locale.ts';
import { useView } from '../context.ts';
import { isComposing } from '../fields.ts';
import { suggestTags } from '../send-requests.ts';
import { bothNames, nameIn } from './name-in.ts';
import { useFacts } from './use-facts.ts';

/** The tags of the article: found by any of their wordings as they are typed, or made new in both languages. */
export function TagsField() {
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const { facts, may } = useView();
  const { send, isSending, problem } = useFacts('tags');
  const [fresh, setFresh] = useState<string | null>(null);
  const kept: TagChoice[] = facts.tags.map(({ id }) => ({ id }));
  const add = (tag: TagChoice) => send({ tags: [...kept, tag] });
  return (
    <fieldset className="facts-group" id="facts-tags" disabled={!may.editFacts}>
      <legend>{t('tags')}</legend>
      <ul className="tokens">
        {facts.tags.map(({ id, names }) => (
          <li key={id} title={bothNames(names)}>
            {nameIn(names, locale)}
            <button
              type="button"
              disabled={isSending}
              aria-label={t('remove', { name: nameIn(names, locale) })}
              onClick={() => void send({ tags: kept.filter((tag) => !('id' in tag && tag.id === id)) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <TagSearch
        chosen={facts.tags.map(({ id }) => id)}
        choose={(id) => void add({ id })}
        make={(wording) => setFresh(wording)}
      />
      {fresh !== null && (
        <NewTag
          wording={fresh}
          cancel={() => setFresh(null)}
          make={async (names) => {
            if (await add({ names })) setFresh(null);
          }}
        />
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function TagSearch(props: {
  chosen: number[];
  choose: (id: number) => void;
  make: (wording: string) => void;
}) {
  const { chosen, choose, make } = props;
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // Set when an IME's composition has ended, never in its midst: what is half-typed finds nothing.
  const [query, setQuery] = useState('');
  // What was found, and for which query: an answer to an older one must neither be shown nor chosen from.
  const [found, setFound] = useState<{ query: string; tags: TagSuggestion[] }>({ query: '', tags: [] });
  const isWaiting = useRef(false);
  const [active, setActive] = useState(0);
  useEffect(() => {
    let isLate = false;
    if (query === '') return;
    const timer = window.setTimeout(async () => {
      const reply = await suggestTags(query);
      if (isLate || !reply.ok) return;
      setFound({ query, tags: reply.value.tags });
      setActive(0);
    }, 150);
    return () => {
      isLate = true;
      window.clearTimeout(timer);
    };
  }, [query]);

  const offers = (found.query === query ? found.tags : [])
    .filter((tag) => !chosen.includes(tag.id))
    .slice(0, 8);
  const isKnown = found.tags.some(({ names }) => names.ja === query || names.en === query);
  const options = query === '' || found.query !== query ? 0 : offers.length + (isKnown ? 0 : 1);
  const close = () => {
    setQuery('');
    if (input.current) input.current.value = '';
  };
  const pick = (index: number) => {
    const offer = offers[index];
    if (offer) choose(offer.id);
    else make(query);
    close();
  };
  useEffect(() => {
    // Enter came before the answer did.
    if (!isWaiting.current || options === 0) return;
    isWaiting.current = false;
    pick(0);
  });
  const take = () => {
    isWaiting.current = false;
    setQuery(input.current?.value.trim() ?? '');
  };
  return (
    <div className="combobox">
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label={t('addTag')}
        aria-expanded={options > 0}
        aria-controls={id}
        aria-activedescendant={options > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t('addTag')}
        onInput={(event) => {
          if (!(event.nativeEvent as InputEvent).isComposing) take();
        }}
        onCompositionEnd={take}
        onBlur={() => {
          isWaiting.current = false;
          setQuery('');
        }}
        onFocus={take}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            if (options > 0) pick(active);
            else isWaiting.current = query !== '';
          } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            if (options === 0) return;
            event.preventDefault();
            setActive((active + (event.key === 'ArrowDown' ? 1 : options - 1)) % options);
          } else if (event.key === 'Escape' && options > 0) {
            event.preventDefault();
            close();
          }
        }}
      />
      <div className="combobox-list" id={id} role="listbox" aria-label={t('tags')} hidden={options === 0}>
        {options > 0 &&
          Array.from({ length: options }, (_, index) => {
            const offer = offers[index];
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the field that the list is of
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
              <div
                key={offer?.id ?? 'new'}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                // The field must not lose the focus before the click arrives.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(index)}
              >
                {offer ? (
                  <>
                    {nameIn(offer.names, locale)}
                    {offer.matched !== nameIn(offer.names, locale) && (
                      <span className="soft"> {offer.matched}</span>
                    )}
                  </>
                ) : (
                  t('newTag', { name: query })
                )}
              </div>
            );
          })}
      </div>
    </div>
  );
}

/** A tag that nobody has used yet needs its name in the other language too, or its pages there stay nameless. */
function NewTag(props: { wording: string; cancel: () => void; make: (names: Names) => Promise<void> }) {
  const { wording, cancel, make } = props;
  const t = useTranslations('editor.facts');
  const typed = detectLocale(wording);
  const first = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const names: Names = {};
    for (const locale of LOCALES) {
      const name = form.current?.querySelector<HTMLInputElement>(`[lang="${locale}"]`)?.value.trim();
      if (name) names[locale] = name;
    }
    void make(names);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the keys of the fields within
    <div
      className="new-tag"
      ref={form}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) submit(event);
        if (event.key === 'Escape') {
          event.preventDefault();
          cancel();
        }
      }}
    >
      {LOCALES.map((locale) => (
        <div className="field" key={locale}>
          <label htmlFor={`new-tag-${locale}`}>{t('tagName', { language: locale })}</label>
          <input
            id={`new-tag-${locale}`}
            ref={locale === typed ? undefined : first}
            lang={locale}
            autoComplete="off"
            defaultValue={locale === typed ? wording : ''}
          />
        </div>
      ))}
      <p className="toolbar">
        <button type="button" className="button" onClick={() => submit()}>
          {t('makeTag')}
        </button>
        <button type="button" className="button button-quiet" onClick={cancel}>
          {t('cancel')}
        </button>
      </p>
    </div>
  );
}
