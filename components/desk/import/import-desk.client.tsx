'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ImportAnswer } from '#lib/desk/editor.ts';
import { editorPath } from '#lib/desk/paths.ts';
import { isLocale, LOCALES } from '#lib/locale.ts';
import { importText } from '../editor/send-requests.ts';
import { LineMap } from './line-map.client.tsx';

/** Where the text waits in this tab, so that a reload or an ended session does not take it. */
const draftKey = (original: number | undefined) => `import.${original ?? 'new'}`;

/** A full or forbidden storage keeps nobody from working. */
function keepDraft(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {}
}

function keptDraft(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Reads a pasted text, shows where each of its lines goes, and keeps it once that is right. */
export function ImportDesk({ original }: { original: number | undefined }) {
  const t = useTranslations('editor.import');
  const text = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [isOld, setOld] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const draft = draftKey(original);
  useEffect(() => {
    if (text.current && text.current.value === '') text.current.value = keptDraft(draft);
  }, [draft]);

  const send = async (form: FormData, dryRun: boolean) => {
    setBusy(true);
    setProblem(null);
    const locale = form.get('locale');
    const reply = await importText({
      text: String(form.get('text') ?? ''),
      dryRun,
      ...(isLocale(locale) && { locale }),
      ...(original !== undefined && { translationOf: original }),
    });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.message || t('unreachable'));
    if (reply.value.kept) {
      keepDraft(draft, null);
      return window.location.assign(editorPath(reply.value.kept.articleId));
    }
    setAnswer(reply.value);
    setOld(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const isKept = submitter instanceof HTMLButtonElement && submitter.value === 'keep';
    void send(new FormData(event.currentTarget), !isKept);
  };
  const goToLine = (line: number) => {
    const field = text.current;
    if (!field) return;
    const start =
      field.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = field.value.indexOf('\n', start);
    field.focus();
    field.setSelectionRange(start, end < 0 ? field.value.length : end);
  };
  return (
    <form className="import-desk" onSubmit={submit}>
      <div className="import-text">
        <p>{original === undefined ? t('explanation') : t('translationOf', { id: original })}</p>
        <div className="field">
          <label htmlFor="import-text">{t('text')}</label>
          <textarea
            id="import-text"
            name="text"
            ref={text}
            rows={14}
            required
            autoComplete="off"
            spellCheck={false}
            onInput={(event) => {
              setOld(true);
              keepDraft(draft, event.currentTarget.value);
            }}
          />
        </div>
        <div className="toolbar">
          <label>
            {t('language')}{' '}
            <select className="input import-language" name="locale" onChange={() => setOld(true)}>
              <option value="">{t('detect')}</option>
              {LOCALES.map((locale) => (
                <option key={locale} value={locale}>
                  {t('languageName', { language: locale })}
                </option>
              ))}
            </select>
          </label>
          <button className="button" type="submit" disabled={isBusy}>
            {t('read')}
          </button>
          {answer && (
            <button className="button button-primary" type="submit" value="keep" disabled={isBusy || isOld}>
              {t('keep')}
            </button>
          )}
        </div>
        {isOld && answer && <p className="hint">{t('readAgain')}</p>}
        {problem && (
          <p className="notice notice-error" role="alert">
            {problem}
          </p>
        )}
      </div>
      {answer && <LineMap answer={answer} goToLine={goToLine} />}
    </form>
  );
}
