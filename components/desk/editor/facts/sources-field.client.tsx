'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { sourceFields } from '#lib/desk/edit-facts.ts';
import type { FactsEdit, SourceView } from '#lib/desk/editor.ts';
import { useForms, useManuscript, useView } from '../context.ts';
import { findField } from '../fields.ts';
import { HalfTyped } from './form-field.client.tsx';
import { focusNeighbour } from './keep-focus.ts';
import { idOfSourceForm, NEW_SOURCE, SourceForm, sourceForm } from './source-form.client.tsx';
import { useFacts } from './use-facts.ts';
import { useHalfTypedForms } from './use-form.ts';

type SourcesEdit = NonNullable<FactsEdit['sources']>;

/** What the article rests on, in the order in which `[^n]` counts. */
export function SourcesField() {
  const t = useTranslations('editor.sources');
  const { facts, may } = useView();
  const forms = useForms();
  const { send, isSending, problem } = useFacts('sources');
  const [editing, setEditing] = useState<SourceView | 'new' | null>(null);
  // What an earlier page left half-typed stands open. The server draws all forms closed, for only the browser knows.
  const [reopened, setReopened] = useState<readonly string[]>([]);
  useEffect(() => setReopened(forms.forms().filter(forms.isLeft)), [forms]);
  const list = useRef<HTMLOListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const ids = facts.sources.map(({ id }) => id);
  const buttons = (name: string) => [
    ...(list.current?.querySelectorAll<HTMLElement>(`[data-do="${name}"]`) ?? []),
  ];
  const focusOn = (id: number, name: string) => {
    // A row that was moved loses the focus.
    document.querySelector<HTMLElement>(`#source-${id} [data-do="${name}"]`)?.focus();
  };
  /** What is on its way changes the list that the next change would be judged by. */
  const change = async (sources: SourcesEdit) => !isSending && (await send({ sources }));

  const move = async (index: number, step: -1 | 1) => {
    const id = ids[index];
    if (id === undefined || ids[index + step] === undefined) return;
    const to = ids.toSpliced(index, 1).toSpliced(index + step, 0, id);
    if (await change({ order: { from: ids, to } })) focusOn(id, step === -1 ? 'up' : 'down');
  };
  const remove = async (source: SourceView, index: number) => {
    if (!(await change({ remove: [{ id: source.id, from: sourceFields(source) }] }))) return;
    forms.drop(sourceForm(source.id));
    focusNeighbour(buttons('remove'), index, addButton.current);
  };
  const formName = (id: number | 'new') => (id === 'new' ? NEW_SOURCE : sourceForm(id));
  const isEdited = (id: number | 'new') => (typeof editing === 'object' ? editing?.id : editing) === id;
  const isOpen = (id: number | 'new') => isEdited(id) || reopened.includes(formName(id));
  const close = (id: number | 'new') => {
    setEditing(null);
    setReopened((names) => names.filter((name) => name !== formName(id)));
    if (id === 'new') addButton.current?.focus();
    else focusOn(id, 'edit');
  };
  const formOf = (source: SourceView | undefined, isGone = false, takesFocus = true) => (
    <SourceForm
      key={source?.id ?? 'new'}
      source={source}
      isGone={isGone}
      takesFocus={takesFocus}
      cancel={() => close(isGone ? 'new' : (source?.id ?? 'new'))}
      save={async (sources) => {
        const isDone = await change(sources);
        if (isDone) close(isGone ? 'new' : (source?.id ?? 'new'));
        return isDone;
      }}
    />
  );
  // Half-typed before its source was removed by somebody else, and not open.
  const orphans = useHalfTypedForms()
    .map(idOfSourceForm)
    .filter((id) => id !== undefined)
    .filter((id) => !ids.includes(id) && !isEdited(id))
    .map((id) => ({ id, url: null, language: null, accessedAt: null, names: {} }));
  return (
    <fieldset className="facts-group" id="facts-sources" disabled={!may.editFacts} aria-busy={isSending}>
      <legend>{t('title')}</legend>
      <ol className="sources-list" ref={list}>
        {facts.sources.map((source, index) => (
          <li key={source.id} id={`source-${source.id}`}>
            <SourceLine
              source={source}
              n={index + 1}
              count={ids.length}
              isOpen={isOpen(source.id)}
              toggle={() => (isOpen(source.id) ? close(source.id) : setEditing(source))}
              move={(step) => void move(index, step)}
              remove={() => void remove(source, index)}
            />
            <HalfTyped
              name={sourceForm(source.id)}
              isOpen={isOpen(source.id)}
              focus={() => focusOn(source.id, 'edit')}
            />
            {isOpen(source.id) && formOf(source, false, isEdited(source.id))}
          </li>
        ))}
      </ol>
      {editing !== null && editing !== 'new' && !ids.includes(editing.id) && formOf(editing, true)}
      {orphans.map((source) => formOf(source, true, false))}
      <HalfTyped name={NEW_SOURCE} isOpen={isOpen('new')} focus={() => addButton.current?.focus()} />
      {isOpen('new') && formOf(undefined, false, isEdited('new'))}
      <button
        ref={addButton}
        type="button"
        className="button"
        aria-expanded={isOpen('new')}
        onClick={() => (isOpen('new') ? close('new') : setEditing('new'))}
      >
        {t('add')}
      </button>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** One source and what can be done to it. */
function SourceLine(props: {
  source: SourceView;
  n: number;
  count: number;
  isOpen: boolean;
  toggle: () => void;
  move: (step: -1 | 1) => void;
  remove: () => void;
}) {
  const { source, n, count, isOpen, toggle, move, remove } = props;
  const t = useTranslations('editor.sources');
  const locale = useLocale();
  const manuscript = useManuscript();
  const name = source.names[locale] ?? source.names.ja ?? source.names.en;
  const title = name?.title || source.url || t('unnamed');
  const cite = () => {
    const at = manuscript.lastFocused();
    const field = at && findField(at.locale, at.segment);
    if (!field || field.readOnly) return;
    field.focus();
    field.setRangeText(`[^${n}]`, field.selectionEnd, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  return (
    <>
      <p>
        <span className="number soft">{`[^${n}]`}</span> {title}
        {name?.publisher && <span className="soft"> — {name.publisher}</span>}
      </p>
      <p className="toolbar">
        <button type="button" className="button-quiet" onClick={cite}>
          {t('cite')}
        </button>
        <button
          type="button"
          className="button-quiet"
          data-do="edit"
          onClick={toggle}
          aria-expanded={isOpen}
          aria-label={t('editNamed', { title })}
        >
          {t('edit')}
        </button>
        {([-1, 1] as const).map((step) => (
          // At an end it stays, or the focus would go with it.
          <button
            key={step}
            type="button"
            className="button-quiet"
            data-do={step === -1 ? 'up' : 'down'}
            aria-label={t(step === -1 ? 'up' : 'down', { title })}
            aria-disabled={step === -1 ? n === 1 : n === count}
            onClick={() => move(step)}
          >
            {step === -1 ? '↑' : '↓'}
          </button>
        ))}
        <button
          type="button"
          className="button-quiet"
          data-do="remove"
          aria-label={t('remove', { title })}
          onClick={remove}
        >
          {t('removeShort')}
        </button>
      </p>
    </>
  );
}
