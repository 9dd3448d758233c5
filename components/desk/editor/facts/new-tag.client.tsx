'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Names } from '#lib/desk/editor.ts';
import { LOCALES } from '#lib/locale.ts';
import { FormField } from './form-field.client.tsx';
import { useForm } from './use-form.ts';

/** The name under which what is half-typed is kept. */
export const NEW_TAG = 'tag/new';

/**
 * A tag that nobody has used yet needs its name in the other language too, or its pages there stay nameless.
 * @param takesFocus not where an earlier page left it
 */
export function NewTag(props: {
  takesFocus: boolean;
  done: () => void;
  make: (names: Names) => Promise<boolean>;
}) {
  const { takesFocus, done, make } = props;
  const t = useTranslations('editor.facts');
  const form = useForm(NEW_TAG, { ja: '', en: '' });
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const inputs = [...(element.current?.querySelectorAll('input') ?? [])];
    inputs.find(({ value }) => value === '')?.focus();
  }, [takesFocus]);
  const submit = async () => {
    const names: Names = {};
    for (const locale of LOCALES) {
      const name = form.value(locale).trim();
      if (name) names[locale] = name;
    }
    if (!(await make(names))) return;
    form.drop();
    done();
  };
  const cancel = () => {
    form.drop();
    done();
  };
  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the keys of the fields within
    <div className="new-tag" ref={element} onKeyDown={listen}>
      {LOCALES.map((locale) => (
        <FormField
          key={locale}
          form={form}
          name={locale}
          id={`new-tag-${locale}`}
          label={t('tagName', { language: locale })}
          lang={locale}
        />
      ))}
      <p className="toolbar">
        <button type="button" className="button" onClick={() => void submit()}>
          {t('makeTag')}
        </button>
        <button type="button" className="button button-quiet" onClick={cancel}>
          {t('cancel')}
        </button>
      </p>
    </div>
  );
}
