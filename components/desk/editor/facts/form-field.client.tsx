'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useRef } from 'react';
import { useForms } from '../context.ts';
import { type Form, useHalfTyped } from './use-form.ts';

type Own = { form: Form; name: string; id: string; label: string };
type Props = Own & Omit<ComponentProps<'input'>, keyof Own | 'value' | 'onBlur'>;

/** A field of a form beside the text. What somebody else has made of it meanwhile stands below, to choose from. */
export function FormField({ form, name, id, label, ...more }: Props) {
  const t = useTranslations('editor.form');
  const input = useRef<HTMLInputElement>(null);
  const theirs = form.theirs(name);
  const settle = (choose: (field: string) => void) => {
    choose(name);
    input.current?.focus();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        autoComplete="off"
        {...more}
        ref={input}
        id={id}
        name={name}
        value={form.value(name)}
        aria-describedby={theirs === undefined ? more['aria-describedby'] : `${id}-theirs`}
        onChange={(event) => {
          form.type(name, event.currentTarget.value);
          more.onChange?.(event);
        }}
        onBlur={() => form.leave(name)}
      />
      {theirs !== undefined && (
        <div className="field-theirs" id={`${id}-theirs`} role="status">
          <p>
            {theirs === '' ? t('theyEmptied') : t('theyWrote')} {theirs && <q lang={more.lang}>{theirs}</q>}
          </p>
          <p className="toolbar">
            <button type="button" className="button" onClick={() => settle(form.keepMine)}>
              {t('keepMine')}
            </button>
            <button type="button" className="button" onClick={() => settle(form.takeTheirs)}>
              {t('takeTheirs')}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}

/**
 * Says that something is half-typed in a form: left by an earlier page or, where the form is closed, at all.
 * @param focus where the focus goes when it is given up
 */
export function HalfTyped({ name, isOpen, focus }: { name: string; isOpen: boolean; focus: () => void }) {
  const t = useTranslations('editor.form');
  const forms = useForms();
  const halfTyped = useHalfTyped(name);
  if (halfTyped === 'no' || (halfTyped === 'here' && isOpen)) return null;
  return (
    <p className="half-typed hint">
      {t('halfTyped')}{' '}
      <button
        type="button"
        className="button-quiet"
        onClick={() => {
          forms.drop(name);
          focus();
        }}
      >
        {t('discard')}
      </button>
    </p>
  );
}
