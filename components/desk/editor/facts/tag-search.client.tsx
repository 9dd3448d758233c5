'use client';

import { useCombobox } from 'downshift';
import { useLocale, useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TagSuggestion } from '#lib/desk/editor.ts';
import { suggestTags } from '../send-requests.ts';
import { nameIn } from './name-in.ts';
import { useForm } from './use-form.ts';

const { ItemClick, InputKeyDownEnter, InputKeyDownEscape, InputBlur, InputClick, MenuMouseLeave } =
  useCombobox.stateChangeTypes;

type Option = { tag: TagSuggestion } | { wording: string };

/**
 * A field that finds tags by any of their wordings. The focus stays in it, whatever is chosen.
 * @param name under which what is half-typed is kept
 */
export function TagSearch(props: {
  name: string;
  input: RefObject<HTMLInputElement | null>;
  chosen: number[];
  choose: (tag: TagSuggestion) => void;
  make: (wording: string) => void;
}) {
  const { name, input, chosen, choose, make } = props;
  const t = useTranslations('editor.facts');
  const locale = useLocale();
  const form = useForm(name, { wording: '' });
  // Set when an IME's composition has ended, never in its midst: what is half-typed finds nothing.
  const [query, setQuery] = useState('');
  // What was found, and for which query: an answer to an older one must neither be shown nor chosen from.
  const [found, setFound] = useState<{ query: string; tags: TagSuggestion[] }>({ query: '', tags: [] });
  const [isWanted, setWanted] = useState(false);
  const isWaiting = useRef(false);
  useEffect(() => {
    let isLate = false;
    if (query === '') return;
    const timer = window.setTimeout(async () => {
      const reply = await suggestTags(query);
      if (!isLate && reply.ok) setFound({ query, tags: reply.value.tags });
    }, 150);
    return () => {
      isLate = true;
      window.clearTimeout(timer);
    };
  }, [query]);

  const isAnswered = query !== '' && found.query === query;
  const isKnown = found.tags.some(({ names }) => names.ja === query || names.en === query);
  const options: Option[] = !isAnswered
    ? []
    : [
        ...found.tags
          .filter((tag) => !chosen.includes(tag.id))
          .slice(0, 8)
          .map((tag) => ({ tag })),
        ...(isKnown ? [] : [{ wording: query }]),
      ];
  const clear = () => {
    isWaiting.current = false;
    form.drop();
    setQuery('');
  };
  const pick = (option: Option) => {
    clear();
    if ('tag' in option) choose(option.tag);
    else make(option.wording);
  };
  const take = () => {
    isWaiting.current = false;
    setQuery(input.current?.value.trim() ?? '');
  };
  const wordsOf = (option: Option | null) =>
    option === null ? '' : 'tag' in option ? nameIn(option.tag.names, locale) : option.wording;
  const isOpen = isWanted && options.length > 0;
  const { getInputProps, getMenuProps, getItemProps } = useCombobox<Option>({
    items: options,
    isOpen,
    inputValue: form.value('wording'),
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: wordsOf,
    stateReducer: (state, { type, changes }) => {
      // Who leaves the field, or looks at the list, has chosen nothing.
      if (type === InputBlur) return { ...changes, selectedItem: null, inputValue: state.inputValue };
      if (type === InputClick) return { ...changes, isOpen: true };
      // A mouse that passes over the list takes nothing away from the keys.
      if (type === MenuMouseLeave) return { ...changes, highlightedIndex: state.highlightedIndex };
      return changes;
    },
    onStateChange: ({ type, isOpen: opened, selectedItem, inputValue }) => {
      if (opened !== undefined) setWanted(opened);
      if ((type === ItemClick || type === InputKeyDownEnter) && selectedItem) pick(selectedItem);
      if (type === InputKeyDownEscape && inputValue === '') clear();
    },
  });
  useEffect(() => {
    // Enter came before the answer did.
    const [first] = options;
    if (!isWaiting.current || !first) return;
    pick(first);
  });
  return (
    <div className="combobox">
      <input
        {...getInputProps({
          ref: input,
          'aria-label': t('addTag'),
          onChange: (event) => {
            form.type('wording', event.currentTarget.value);
            if (!(event.nativeEvent as InputEvent).isComposing) take();
          },
          onKeyDown: (event) => {
            if (event.key === 'Enter' && options.length === 0) isWaiting.current = query !== '';
            // With nothing to close or to empty, Escape is the panel's.
            if (event.key === 'Escape' && !isOpen && form.value('wording') === '') {
              Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
            }
          },
          onBlur: () => {
            isWaiting.current = false;
            setWanted(false);
          },
        })}
        className="input"
        placeholder={t('addTag')}
        onCompositionEnd={take}
        onFocus={() => {
          setWanted(true);
          take();
        }}
      />
      <div {...getMenuProps({ 'aria-label': t('tags') })} className="combobox-list" hidden={!isOpen}>
        {isOpen &&
          options.map((option, index) => (
            <div key={'tag' in option ? option.tag.id : 'new'} {...getItemProps({ item: option, index })}>
              {'tag' in option ? (
                <>
                  {wordsOf(option)}
                  {option.tag.matched !== wordsOf(option) && (
                    <span className="soft"> {option.tag.matched}</span>
                  )}
                </>
              ) : (
                t('newTag', { name: option.wording })
              )}
            </div>
          ))}
      </div>
      <p className="visually-hidden" role="status">
        {isOpen ? t('found', { count: options.length }) : ''}
      </p>
    </div>
  );
}
