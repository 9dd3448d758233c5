'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { SourceInput, SourceView } from '#lib/desk/editor.ts';
import { LOCALES } from '#lib/locale.ts';
import { useManuscript, useView } from '../context.ts';
import { findField, isComposing } from '../fields.ts';
import { useFacts } from './use-facts.ts';

/** What the article rests on, in the order in which `[^n]` counts. */
export function SourcesField() {
  const t = useTranslations('editor.sources');
  const locale = useLocale();
  const { facts, may } = useView();
  const manuscript = useManuscript();
  const { send, isSending, problem } = useFacts('sources');
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const kept: SourceInput[] = facts.sources.map(({ id }) => ({ id }));
  const cite = (n: number) => {
    const at = manuscript.lastFocused();
    const field = at && findField(at.locale, at.segment);
    if (!field || field.readOnly) return;
    field.focus();
    field.setRangeText(`[^${n}]`, field.selectionEnd, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const move = (index: number, step: -1 | 1) => {
    const source = kept[index] as SourceInput;
    void send({ sources: kept.toSpliced(index, 1).toSpliced(index + step, 0, source) });
  };
  return (
    <fieldset className="facts-group" id="facts-sources" disabled={!may.editFacts || isSending}>
      <legend>{t('title')}</legend>
      <ol className="sources-list">
        {facts.sources.map((source, index) => {
          const name = source.names[locale] ?? source.names.ja ?? source.names.en;
          const title = name?.title || source.url || t('unnamed');
          return (
            <li key={source.id} id={`source-${source.id}`}>
              <p>
                <span className="number soft">{`[^${index + 1}]`}</span> {title}
                {name?.publisher && <span className="soft"> — {name.publisher}</span>}
              </p>
              <p className="toolbar">
                <button type="button" className="button-quiet" onClick={() => cite(index + 1)}>
                  {t('cite')}
                </button>
                <button
                  type="button"
                  className="button-quiet"
                  onClick={() => setEditing(editing === source.id ? null : source.id)}
                  aria-expanded={editing === source.id}
                >
                  {t('edit')}
                </button>
                {index > 0 && (
                  <button
                    type="button"
                    className="button-quiet"
                    aria-label={t('up', { title })}
                    onClick={() => move(index, -1)}
                  >
                    ↑
                  </button>
                )}
                {index < kept.length - 1 && (
                  <button
                    type="button"
                    className="button-quiet"
                    aria-label={t('down', { title })}
                    onClick={() => move(index, 1)}
                  >
                    ↓
                  </button>
                )}
                <button
                  type="button"
                  className="button-quiet"
                  aria-label={t('remove', { title })}
                  onClick={() => void send({ sources: kept.toSpliced(index, 1) })}
                >
                  {t('removeShort')}
                </button>
              </p>
              {editing === source.id && (
                <SourceForm
                  source={source}
                  cancel={() => setEditing(null)}
                  save={async (input) => {
                    const sources = kept.with(index, { id: source.id, ...input });
                    if (await send({ sources })) setEditing(null);
                  }}
                />
              )}
            </li>
          );
        })}
      </ol>
      {editing === 'new' ? (
        <SourceForm
          cancel={() => setEditing(null)}
          save={async (input) => {
            if (await send({ sources: [...kept, input] })) setEditing(null);
          }}
        />
      ) : (
        <button type="button" className="button" onClick={() => setEditing('new')}>
          {t('add')}
        </button>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function SourceForm(props: {
  source?: SourceView;
  cancel: () => void;
  save: (input: SourceInput) => Promise<void>;
}) {
  const { source, cancel, save } = props;
  const t = useTranslations('editor.sources');
  const key = source?.id ?? 'new';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const names: SourceInput['names'] = {};
    for (const locale of LOCALES) {
      const title = text(`title-${locale}`);
      if (title) names[locale] = { title, publisher: text(`publisher-${locale}`) };
    }
    void save({
      url: text('url') || null,
      language: text('language') || null,
      accessedAt: text('accessedAt') || null,
      names,
    });
  };
  const field = (name: string, label: string, value: string, more: React.ComponentProps<'input'> = {}) => (
    <div className="field">
      <label htmlFor={`source-${key}-${name}`}>{label}</label>
      <input id={`source-${key}-${name}`} name={name} defaultValue={value} autoComplete="off" {...more} />
    </div>
  );
  return (
    <form
      className="source-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
      }}
    >
      {LOCALES.map((locale) => (
        <div className="source-names" key={locale}>
          {field(`title-${locale}`, t('titleIn', { language: locale }), source?.names[locale]?.title ?? '', {
            lang: locale,
          })}
          {field(
            `publisher-${locale}`,
            t('publisherIn', { language: locale }),
            source?.names[locale]?.publisher ?? '',
            { lang: locale },
          )}
        </div>
      ))}
      {field('url', t('url'), source?.url ?? '', { type: 'url', inputMode: 'url' })}
      <div className="source-names">
        {field('language', t('language'), source?.language ?? '', {
          placeholder: 'ja',
          size: 6,
          spellCheck: false,
        })}
        {field('accessedAt', t('accessedAt'), source?.accessedAt ?? '', { type: 'date' })}
      </div>
      <p className="toolbar">
        <button type="submit" className="button">
          {t('save')}
        </button>
        <button type="button" className="button button-quiet" onClick={cancel}>
          {t('cancel')}
        </button>
      </p>
    </form>
  );
}
