'use client';

import { useTranslations } from 'next-intl';
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react';
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

/** Largest file that a request of the desk can carry, in bytes: the command takes larger ones. */
const MAX_FILE = 2_800_000;

/** A file that was chosen or dropped, as a request carries it. */
type Chosen = { name: string; base64: string };

async function chosenFrom(file: File): Promise<Chosen> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let characters = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    characters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return { name: file.name, base64: btoa(characters) };
}

/** Reads a pasted text or a file, shows where each of its lines goes, and keeps it once that is right. */
export function ImportDesk({ original }: { original: number | undefined }) {
  const t = useTranslations('editor.import');
  const text = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [isOld, setOld] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [file, setFile] = useState<Chosen | null>(null);
  const draft = draftKey(original);
  useEffect(() => {
    if (text.current && text.current.value === '') text.current.value = keptDraft(draft);
  }, [draft]);

  const send = async (form: FormData, dryRun: boolean, chosen = file) => {
    setBusy(true);
    setProblem(null);
    const locale = form.get('locale');
    const reply = await importText({
      ...(chosen ? { file: chosen.base64 } : { text: String(form.get('text') ?? '') }),
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
    if (chosen && text.current) {
      text.current.value = reply.value.text;
      // Lines of plain text can be corrected and read again; those of another format are what was made of it.
      if (reply.value.isTyped) {
        keepDraft(draft, reply.value.text);
        setFile(null);
      }
    }
    setAnswer(reply.value);
    setOld(false);
  };
  const choose = async (files: FileList | null, form: HTMLFormElement | null) => {
    const [first] = files ?? [];
    if (!first || !form) return;
    if (first.size > MAX_FILE) return setProblem(t('fileTooLarge'));
    const chosen = await chosenFrom(first);
    setFile(chosen);
    setAnswer(null);
    await send(new FormData(form), true, chosen);
  };
  const removeFile = () => {
    setFile(null);
    setAnswer(null);
    if (text.current) text.current.value = keptDraft(draft);
  };
  const drop = (event: DragEvent<HTMLFormElement>) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void choose(event.dataTransfer.files, event.currentTarget);
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
    <form
      className="import-desk"
      onSubmit={submit}
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={drop}
    >
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
            readOnly={file !== null}
            onInput={(event) => {
              setOld(true);
              keepDraft(draft, event.currentTarget.value);
            }}
          />
        </div>
        {file ? (
          <p className="toolbar">
            {t('file', { name: file.name })}
            <button className="button" type="button" onClick={removeFile}>
              {t('removeFile')}
            </button>
          </p>
        ) : (
          <div className="field">
            <label htmlFor="import-file">{t('chooseFile')}</label>
            <input
              id="import-file"
              type="file"
              className="input"
              aria-describedby="import-formats"
              onChange={(event) => {
                const { files, form } = event.currentTarget;
                void choose(files, form);
                event.currentTarget.value = '';
              }}
            />
            <p className="hint" id="import-formats">
              {t('formats')}
            </p>
          </div>
        )}
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
