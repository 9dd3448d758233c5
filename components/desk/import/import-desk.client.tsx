'use client';

import { useTranslations } from 'next-intl';
import {
  type ChangeEvent,
  type DragEvent,
  type FormEvent,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { editorPath, importPath, signInPath } from '#lib/desk/paths.ts';
import { isLocale, LOCALES } from '#lib/locale.ts';
import { importText } from '../editor/send-requests.ts';
import { ImportList, type Imports } from './imports.ts';
import { keepText, keptText } from './kept-text.ts';
import { LineMap } from './line-map.client.tsx';
import { TextList } from './text-list.client.tsx';

/** Largest file that a request of the desk can carry, in bytes: the command takes larger ones. */
const MAX_FILE = 2_800_000;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let characters = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    characters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(characters);
}

/** Texts that are kept in this tab; what was kept is brought back once. */
function useImports(original: number | undefined): [ImportList, Imports, boolean] {
  const [isReady, setReady] = useState(false);
  const [list] = useState(() => new ImportList(importText, original));
  const imports = useSyncExternalStore(list.subscribe, list.state, list.state);
  useEffect(() => {
    const kept = keptText(original);
    if (kept !== null) void list.bringBack(kept).catch(() => keepText(original, null));
    // A key of the keyboard waits for no storage.
    let timer: number | undefined;
    const keep = () => {
      window.clearTimeout(timer);
      keepText(original, list.kept());
    };
    const keepSoon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, 200);
    };
    // What somebody typed before this script ran.
    const typed = document.querySelector<HTMLTextAreaElement>('#import-text')?.value ?? '';
    if (kept === null && typed !== '') list.type(1, typed);
    const stop = list.subscribe(keepSoon);
    setReady(true);
    window.addEventListener('pagehide', keep);
    return () => {
      stop();
      keep();
      window.removeEventListener('pagehide', keep);
    };
  }, [list, original]);
  return [list, imports, isReady];
}

/** Reads pasted texts and files, shows where each line goes, lets each be corrected, and keeps what is right as drafts. */
export function ImportDesk({ original }: { original: { id: number; headline: string } | undefined }) {
  const t = useTranslations('editor.import');
  const [list, imports, isReady] = useImports(original?.id);
  const { items, chosen } = imports;
  const item = items.find(({ id }) => id === chosen) ?? items[0];
  const field = useRef<HTMLTextAreaElement>(null);
  const [tooLarge, setTooLarge] = useState<string[]>([]);
  const [isOver, setOver] = useState(false);
  const wasRead = useRef(false);
  const isShown = item?.answer != null;
  useEffect(() => {
    // On a telephone the map appears below what is seen.
    const map = isShown && !wasRead.current ? document.querySelector('.line-map') : null;
    wasRead.current = isShown;
    if (map && map.getBoundingClientRect().top > window.innerHeight * 0.75) map.scrollIntoView();
  }, [isShown]);
  if (!item) return null;
  const { id, name, text, base64, locale, answer, state, isOld, problem } = item;
  const isRead = answer !== null;
  const isBusy = state === 'reading' || state === 'waiting' || state === 'keeping';

  const keep = async () => {
    const kept = await list.keep(id);
    if (!kept) return;
    const next = list.state().items.find((each) => each.state !== 'kept');
    if (next) return list.choose(next.id);
    keepText(original?.id, null);
    if (items.length === 1) {
      list.remove(id);
      // The editor opens where a caption waits for its picture.
      const { articleId, waits } = kept;
      window.location.assign(editorPath(articleId) + (waits ? `#row-${waits}` : ''));
    }
  };
  const take = async (files: FileList | null) => {
    const all = [...(files ?? [])];
    const fit = all.filter(({ size }) => size <= MAX_FILE);
    setTooLarge(all.filter(({ size }) => size > MAX_FILE).map((file) => file.name));
    await list.add(
      await Promise.all(fit.map(async (file) => ({ name: file.name, base64: await base64Of(file) }))),
    );
  };
  const drop = (event: DragEvent<HTMLFormElement>) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files);
  };
  const over = (event: DragEvent<HTMLFormElement>) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.currentTarget.files).then(() => {
      event.target.value = '';
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const isKept = submitter instanceof HTMLButtonElement && submitter.value === 'keep';
    void (isKept ? keep() : list.read(id));
  };
  const paste = () => {
    // What is pasted into an empty field is all of the text: it is read at once.
    if (text.trim() === '') window.setTimeout(() => void list.read(id));
  };
  const goToLine = (line: number) => {
    const area = field.current;
    if (!area) return;
    const ends = [...area.value.matchAll(LINE_END)];
    const before = ends[line - 2];
    const start = line === 1 || !before ? 0 : before.index + before[0].length;
    area.focus();
    area.setSelectionRange(start, ends[line - 1]?.index ?? area.value.length);
  };
  return (
    <form
      className="import-desk"
      data-ready={isReady || undefined}
      data-read={isRead}
      data-over={isOver}
      aria-busy={isBusy}
      onSubmit={submit}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="import-text">
        {original === undefined ? (
          <p>{t('explanation')}</p>
        ) : (
          <p className="notice">
            {t.rich('translationOf', {
              article: () => <a href={editorPath(original.id)}>{original.headline}</a>,
            })}
          </p>
        )}
        {(items.length > 1 || name !== null) && (
          <TextList
            imports={imports}
            choose={(each) => list.choose(each)}
            remove={(each) => list.remove(each)}
          />
        )}
        <div className="field">
          <label htmlFor="import-text">{t('text')}</label>
          <textarea
            id="import-text"
            name="text"
            ref={field}
            rows={14}
            autoComplete="off"
            spellCheck={false}
            value={text}
            readOnly={base64 !== null || state === 'kept'}
            onPaste={paste}
            onChange={({ currentTarget }) => list.type(id, currentTarget.value)}
          />
          {base64 !== null && <p className="hint">{t('madeOfFile')}</p>}
        </div>
        <div className="field import-drop">
          <label htmlFor="import-file">{t('chooseFile')}</label>
          <input
            id="import-file"
            type="file"
            multiple
            className="input"
            aria-describedby="import-formats"
            onChange={choose}
          />
          <p className="hint" id="import-formats">
            {t('formats')}
          </p>
        </div>
        <div className="toolbar">
          <label>
            {t('language')}{' '}
            <select
              className="input import-language"
              name="locale"
              value={locale}
              onChange={({ currentTarget: { value } }) => list.setLocale(id, isLocale(value) ? value : '')}
            >
              <option value="">{t('detect')}</option>
              {LOCALES.map((each) => (
                <option key={each} value={each}>
                  {t('languageName', { language: each })}
                </option>
              ))}
            </select>
          </label>
          <button
            className={answer ? 'button' : 'button button-primary'}
            type="submit"
            disabled={isBusy || state === 'kept' || (text.trim() === '' && base64 === null)}
          >
            {t('read')}
          </button>
        </div>
        {isOld && answer && <p className="hint">{t('readAgain')}</p>}
        {tooLarge.length > 0 && (
          <p className="notice notice-error" role="alert">
            {t('fileTooLarge', { names: tooLarge.join(', ') })}
          </p>
        )}
        {problem && (
          <p className="notice notice-error" role="alert">
            {problem.message || t('unreachable')}{' '}
            {problem.isSignedOut && (
              <a href={signInPath(importPath)} target="_blank" rel="noopener">
                {t('signIn')}
              </a>
            )}
          </p>
        )}
      </div>
      {answer && (
        <LineMap
          item={item}
          answer={answer}
          say={(line, is) => void list.say(id, line, is)}
          setInHouseStyle={(set) => void list.setInHouseStyle(id, set)}
          goToLine={goToLine}
          givePicture={(line, file) => void list.givePicture(id, line, file)}
          takePicture={(line) => void list.takePicture(id, line)}
          setSponsor={(sponsor) => void list.setSponsor(id, sponsor)}
        >
          {state !== 'kept' && (
            <button className="button button-primary" type="submit" value="keep" disabled={isBusy || isOld}>
              {t('keep')}
            </button>
          )}
        </LineMap>
      )}
    </form>
  );
}
