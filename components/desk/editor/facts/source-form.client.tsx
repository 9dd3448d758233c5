'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, type FormEvent, useEffect, useRef } from 'react';
import { sourceFields } from '#lib/desk/edit-facts.ts';
import type { FactsEdit, SourceView } from '#lib/desk/editor.ts';
import { LOCALES } from '#lib/locale.ts';
import { FormField } from './form-field.client.tsx';
import { useForm } from './use-form.ts';

/** The names under which half-typed forms are kept. */
export const sourceForm = (id: number): string => `source/${id}`;
export const NEW_SOURCE = 'source/new';
/** Undefined for other forms. */
export const idOfSourceForm = (name: string): number | undefined =>
  /^source\/\d+$/.test(name) ? Number(name.slice(7)) : undefined;

const EMPTY = sourceFields({ id: 0, url: null, language: null, accessedAt: null, names: {} });

/**
 * What is known of a source, or of a new one. Only what was changed is sent.
 * @param isGone somebody else has removed it since: what stands in the form can become a new source
 * @param takesFocus where somebody has just opened it
 */
export function SourceForm(props: {
  source: SourceView | undefined;
  isGone: boolean;
  takesFocus: boolean;
  cancel: () => void;
  save: (edit: NonNullable<FactsEdit['sources']>) => Promise<boolean>;
}) {
  const { source, isGone, takesFocus, cancel, save } = props;
  const t = useTranslations('editor.sources');
  const key = source ? source.id : 'new';
  const typed = useForm(source ? sourceForm(source.id) : NEW_SOURCE, source ? sourceFields(source) : EMPTY);
  // Of a source that is gone there is nothing of somebody else to choose.
  const form = isGone ? { ...typed, theirs: () => undefined } : typed;
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (takesFocus) element.current?.querySelector('input')?.focus();
  }, [takesFocus]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const changes = form.changes();
    if (source && !isGone && Object.keys(changes).length === 0) {
      form.drop();
      cancel();
      return;
    }
    const all = Object.keys(EMPTY) as (keyof typeof EMPTY)[];
    const isDone = await save(
      source && !isGone
        ? { edit: [{ id: source.id, fields: changes }] }
        : { add: [Object.fromEntries(all.map((field) => [field, form.value(field)]))] },
    );
    if (isDone) form.drop();
  };
  const field = (
    name: keyof typeof EMPTY,
    label: string,
    more: Partial<ComponentProps<typeof FormField>> = {},
  ) => <FormField form={form} name={name} id={`source-${key}-${name}`} label={label} {...more} />;
  return (
    <form className="source-form" ref={element} onSubmit={submit}>
      {isGone && (
        <p className="field-theirs" role="status">
          {t('gone')}
        </p>
      )}
      {LOCALES.map((locale) => (
        <div className="source-names" key={locale}>
          {field(`title-${locale}`, t('titleIn', { language: locale }), { lang: locale })}
          {field(`publisher-${locale}`, t('publisherIn', { language: locale }), { lang: locale })}
        </div>
      ))}
      {field('url', t('url'), { type: 'url', inputMode: 'url' })}
      <div className="source-names">
        {field('language', t('language'), { placeholder: 'ja', size: 6, spellCheck: false })}
        {field('accessedAt', t('accessedAt'), { type: 'date' })}
      </div>
      <p className="toolbar">
        <button type="submit" className="button">
          {t(isGone ? 'addAgain' : 'save')}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            form.drop();
            cancel();
          }}
        >
          {t('cancel')}
        </button>
      </p>
    </form>
  );
}
