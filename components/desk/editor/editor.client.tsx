'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EditorView } from '#lib/desk/editor.ts';
import type { Slot } from '#lib/desk/manuscript/slots.ts';
import { textKey } from '#lib/desk/manuscript/texts.ts';
import { articlesPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import {
  FormsContext,
  ManuscriptContext,
  PeopleContext,
  TypedContext,
  useCanRedo,
  useCanUndo,
  useManuscript,
} from './context.ts';
import { openDesk } from './desk.ts';
import { type Field, findField } from './fields.ts';
import { useCompany } from './hooks/use-company.ts';
import { useFields } from './hooks/use-fields.ts';
import { useKeys } from './hooks/use-keys.ts';
import type { DialogRequest } from './panels/dialog-request.ts';
import { LeftBehindPanel } from './panels/left-behind.client.tsx';
import { PanelSwitch } from './panels/panel-switch.client.tsx';
import { type Panel, Panels, panelButtonId } from './panels/panels.client.tsx';
import { Rail } from './panels/rail.client.tsx';
import { StateLine } from './panels/state-line.client.tsx';
import { act } from './sheet/act.ts';
import { NoticeBar } from './sheet/notice-bar.client.tsx';
import { Sheet } from './sheet/sheet.client.tsx';
import { TabTitle } from './tab-title.client.tsx';

const Dialogs = lazy(() => import('./panels/dialogs.client.tsx'));

type Columns = 'both' | Locale;
const COLUMNS = ['both', 'ja', 'en'] as const;
const KEPT_COLUMNS = 'prism-desk-columns';

/** What was chosen last in this browser; on a phone, where two columns have no room, the language to begin with. */
function keptColumns(first: Locale): Columns {
  const kept = localStorage.getItem(KEPT_COLUMNS);
  const isNarrow = window.matchMedia('(max-width: 47.99rem)').matches;
  return COLUMNS.find((each) => each === kept) ?? (isNarrow ? first : 'both');
}

/** The editor of one article. */
export function Editor(props: {
  view: EditorView;
  /** The rows to begin with, empty slots included: their ids are in the page that the server drew. */
  slots: Slot[];
  userId: string;
  /** The language that this person most likely writes here: shown first where there is room for one. */
  first: Locale;
  /** Of a form that was refused, by field. */
  typed: Record<string, string>;
}) {
  const { view, slots, userId, first, typed } = props;
  const t = useTranslations('editor');
  const [desk] = useState(() => openDesk({ view, slots, userId }));
  const { manuscript } = desk;
  const [columns, setColumns] = useState<Columns>('both');
  const [panel, setPanel] = useState<Panel>('none');
  const [isReady, setReady] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<DialogRequest | null>(null);
  const mayEdit = view.may.editText && !view.trashedAt;
  const place = useRef(0);

  const choose = useCallback((chosen: Columns) => {
    setColumns(chosen);
    localStorage.setItem(KEPT_COLUMNS, chosen);
  }, []);
  const open = (chosen: Panel) => {
    // Beside the preview there is room for one language: the one that was written.
    if (chosen === 'preview') setColumns(manuscript.lastLocale());
    else if (panel === 'preview') setColumns(keptColumns(first));
    if (panel === 'none') place.current = window.scrollY;
    // On a phone the text was gone meanwhile, and the place in it.
    const comesBack = chosen === 'none' && sheet.current?.offsetParent === null;
    flushSync(() => setPanel(chosen));
    if (comesBack) window.scrollTo(0, place.current);
  };
  const close = () => {
    if (panel !== 'none') document.getElementById(panelButtonId(panel))?.focus();
    open('none');
  };
  const openHelp = useCallback(() => setDialog({ is: 'help' }), []);
  const keys = useMemo(
    () => ({ help: openHelp, show: choose, link: (field: Field) => setDialog({ is: 'link', field }) }),
    [openHelp, choose],
  );
  useFields(sheet, manuscript);
  useKeys(manuscript, keys);
  useEffect(() => {
    desk.holdTab();
    setColumns(keptColumns(first));
    setReady(true);
    // A new article begins with its headline.
    if (view.rows.every(({ cells }) => cells.ja.text === '' && cells.en.text === '')) {
      findField(view.originLocale, 'headline')?.focus();
    }
    const keepRows = desk.putBackRows();
    window.addEventListener('pagehide', keepRows);
    return () => window.removeEventListener('pagehide', keepRows);
  }, [desk, first, view.originLocale, view.rows]);

  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.editor = '';
    return () => {
      delete dataset.editor;
    };
  }, []);

  const format = useFormatter();
  const people = useCompany(desk);
  const others = people.filter(({ self }) => !self);
  const byField = useMemo(() => {
    const found = new Map<string, string[]>();
    for (const { name, locale, segment, self } of people) {
      if (self || !locale || !segment) continue;
      const key = textKey(locale, segment);
      found.set(key, [...(found.get(key) ?? []), name]);
    }
    return found;
  }, [people]);

  return (
    <ManuscriptContext value={manuscript}>
      <TypedContext value={typed}>
        <PeopleContext value={byField}>
          <div
            className="editor"
            data-columns={columns}
            data-first={first}
            data-panel={isReady ? panel : 'all'}
            data-ready={isReady ? '' : undefined}
          >
            <div className="editor-bar">
              <a className="editor-back" href={articlesPath}>
                <span aria-hidden="true">←</span> {t('back')}
              </a>
              <StateLine />
              {others.length > 0 && (
                <p className="editor-people">
                  {t('alsoHere', { names: format.list([...new Set(others.map(({ name }) => name))]) })}
                </p>
              )}
              <fieldset className="switch editor-script">
                <legend className="visually-hidden">{t('columns.label')}</legend>
                {COLUMNS.map((each) => (
                  <button
                    key={each}
                    type="button"
                    data-columns={each}
                    aria-label={t(`columns.${each}`)}
                    aria-pressed={columns === each}
                    onClick={() => choose(each)}
                  >
                    <span className="switch-long">{t(`columns.${each}`)}</span>
                    <span className="switch-short">{t(`columns.short.${each}`)}</span>
                  </button>
                ))}
              </fieldset>
              {mayEdit && <UndoButtons />}
              <button
                type="button"
                className="help-button editor-script"
                aria-label={t('help.title')}
                onClick={openHelp}
              >
                ?
              </button>
              <PanelSwitch panel={panel} choose={open} />
            </div>
            <div className="editor-body">
              <FormsContext value={desk.forms}>
                <Panels panel={panel} close={close} />
              </FormsContext>
              <Rail />
              <div className="sheet" ref={sheet}>
                <noscript>
                  <p className="notice notice-error">{t('noScript')}</p>
                </noscript>
                <LeftBehindPanel desk={desk} />
                {view.trashedAt && <p className="notice notice-error">{t('trashed')}</p>}
                {!view.may.editText && !view.trashedAt && <p className="notice">{t('readOnly')}</p>}
                <div className="sheet-columns" aria-hidden="true">
                  <span lang="ja">日本語</span>
                  <span lang="en">English</span>
                </div>
                <Sheet mayEdit={mayEdit} />
              </div>
            </div>
            <NoticeBar />
            <TabTitle />
            <Suspense>{dialog && <Dialogs request={dialog} />}</Suspense>
          </div>
        </PeopleContext>
      </TypedContext>
    </ManuscriptContext>
  );
}

/** Undo and redo for who has no keyboard. */
function UndoButtons() {
  const t = useTranslations('editor.help.keys');
  const manuscript = useManuscript();
  const can = { undo: useCanUndo(), redo: useCanRedo() };
  return (
    <div className="undo-buttons editor-script">
      {(['undo', 'redo'] as const).map((which) => (
        <button
          key={which}
          type="button"
          className="help-button"
          aria-label={t(which)}
          title={t(which)}
          aria-disabled={!can[which]}
          // The field keeps the focus, so that a telephone keeps its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => act(() => manuscript[which]())}
        >
          {which === 'undo' ? '↶' : '↷'}
        </button>
      ))}
    </div>
  );
}
