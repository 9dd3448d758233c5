'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { insertLink, isLinkable, linkAround } from '#lib/desk/marks.ts';
import { editField, type Field, selectedIn } from '../fields.ts';
import type { LinkRequest } from './dialog-request.ts';

/** Makes a link of the selected words. They stay whatever becomes of the address. */
export function LinkDialog({ request }: { request: LinkRequest }) {
  const t = useTranslations('editor.link');
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const field = useRef<Field | null>(null);
  /** A field that the dialog took the focus from may forget what was selected in it. */
  const selected = useRef({ text: '', start: 0, end: 0 });
  const [words, setWords] = useState('');
  const [isWrong, setWrong] = useState(false);
  useLayoutEffect(() => {
    const of = request.field;
    field.current = of;
    // A link within a link would be neither: the one that is there is changed.
    const { address, ...around } = linkAround(selectedIn(of));
    selected.current = around;
    setWords(around.text.slice(around.start, around.end).trim());
    setWrong(false);
    if (input.current) input.current.value = address ?? 'https://';
    dialog.current?.showModal();
    input.current?.select();
  }, [request]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = input.current?.value.trim() ?? '';
    if (!isLinkable(address)) {
      setWrong(true);
      input.current?.focus();
      return;
    }
    dialog.current?.close();
    if (!field.current) return;
    // Somebody else's text may have come into the field meanwhile: then the place is lost, and the end is as good as any.
    const { value } = field.current;
    const isSame = value === selected.current.text;
    const at = isSame ? selected.current : { text: value, start: value.length, end: value.length };
    field.current.focus();
    editField(field.current, insertLink(at, address));
  };
  return (
    <dialog
      className="dialog"
      ref={dialog}
      aria-labelledby="link-title"
      onClose={() => field.current?.focus()}
    >
      <form onSubmit={submit} noValidate>
        <h2 id="link-title">{t('title')}</h2>
        {words !== '' && <p className="soft">{t('words', { words })}</p>}
        <div className="field">
          <label htmlFor="link-address">{t('address')}</label>
          <input
            id="link-address"
            ref={input}
            type="url"
            inputMode="url"
            autoComplete="off"
            aria-invalid={isWrong || undefined}
            aria-describedby="link-problem"
          />
          <p className="field-error" id="link-problem" role="alert">
            {isWrong && t('wrong')}
          </p>
        </div>
        <p className="toolbar">
          <button className="button button-primary" type="submit">
            {t('insert')}
          </button>
          <button className="button button-quiet" type="button" onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
        </p>
      </form>
    </dialog>
  );
}
