'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
import { HelpDialog } from './panels/help-dialog.client.tsx';
import { LeftBehindPanel } from './panels/left-behind.client.tsx';
import { LinkDialog, type LinkHandle } from './panels/link-dialog.client.tsx';
import { type Panel, Panels } from './panels/panels.client.tsx';
import { Rail } from './panels/rail.client.tsx';
import { StateLine } from './panels/state-line.client.tsx';
import { act } from './sheet/act.ts';
import { NoticeBar } from './sheet/notice-bar.client.tsx';
import { Sheet } from './sheet/sheet.client.tsx';

type Columns = 'both' | Locale;
const COLUMNS = ['both', 'ja', 'en'] as const;
const KEPT_COLUMNS = 'prism-desk-columns';

/** What was chosen last in this browser; on a phone, where two columns have no room, the article's own language. */
function keptColumns(origin: Locale): Columns {
  const kept = localStorage.getItem(KEPT_COLUMNS);
  const isNarrow = window.matchMedia('(max-width: 47.99rem)').matches;
  return COLUMNS.find((each) => each === kept) ?? (isNarrow ? origin : 'both');
}

/** The editor of one article. */
export function Editor(props: {
  view: EditorView;
  /** The rows to begin with, empty slots included: their ids are in the page that the server drew. */
  slots: Slot[];
  userId: string;
  /** Of a form that was refused, by field. */
  typed: Record<string, string>;
}) {
  const { view, slots, userId, typed } = props;
  const t = useTranslations('editor');
  const [desk] = useState(() => openDesk({ view, slots, userId }));
  const { manuscript } = desk;
  const [columns, setColumns] = useState<Columns>('both');
  const [panel, setPanel] = useState<Panel>('none');
  const [isReady, setReady] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const link = useRef<LinkHandle>(null);
  const mayEdit = view.may.editText && !view.trashedAt;

  const choose = useCallback((chosen: Columns) => {
    setColumns(chosen);
    localStorage.setItem(KEPT_COLUMNS, chosen);
  }, []);
  const open = (chosen: Panel) => {
    // Beside the preview there is room for one language: the one that was written.
    if (chosen === 'preview') setColumns(manuscript.lastLocale());
    else if (panel === 'preview') setColumns(keptColumns(view.originLocale));
    setPanel(chosen);
  };
  const openHelp = useCallback(() => help.current?.showModal(), []);
  const keys = useMemo(
    () => ({ help: openHelp, show: choose, link: (field: Field) => link.current?.open(field) }),
    [openHelp, choose],
  );
  useFields(sheet, manuscript);
  useKeys(manuscript, keys);
  useEffect(() => {
    desk.holdTab();
    setColumns(keptColumns(view.originLocale));
    setReady(true);
    // A new article begins with its headline.
    if (view.rows.every(({ cells }) => cells.ja.text === '' && cells.en.text === '')) {
      findField(view.originLocale, 'headline')?.focus();
    }
  }, [desk, view.originLocale, view.rows]);

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
            data-origin={view.originLocale}
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
                    aria-pressed={columns === each}
                    onClick={() => choose(each)}
                  >
                    {t(`columns.${each}`)}
                  </button>
                ))}
              </fieldset>
              {mayEdit && <UndoButtons />}
              <PanelSwitch panel={panel} choose={open} />
              <button
                type="button"
                className="help-button editor-script"
                aria-label={t('help.title')}
                onClick={openHelp}
              >
                ?
              </button>
            </div>
            <noscript>
              <p className="notice notice-error">{t('noScript')}</p>
            </noscript>
            <LeftBehindPanel desk={desk} />
            {view.trashedAt && <p className="notice notice-error">{t('trashed')}</p>}
            {!view.may.editText && <p className="notice">{t('readOnly')}</p>}
            <div className="editor-body">
              <Rail />
              <div className="sheet" ref={sheet}>
                <div className="sheet-columns" aria-hidden="true">
                  <span lang="ja">日本語</span>
                  <span lang="en">English</span>
                </div>
                <Sheet mayEdit={mayEdit} />
              </div>
              <FormsContext value={desk.forms}>
                <Panels panel={panel} close={() => open('none')} />
              </FormsContext>
            </div>
            <NoticeBar />
            <HelpDialog ref={help} />
            <LinkDialog ref={link} />
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
  const [canUndo, canRedo] = [useCanUndo(), useCanRedo()];
  // The field keeps the focus, so that a telephone keeps its keyboard.
  const keepFocus = (event: React.PointerEvent) => event.preventDefault();
  return (
    <div className="undo-buttons editor-script">
      <button
        type="button"
        className="help-button"
        aria-label={t('undo')}
        title={t('undo')}
        aria-disabled={!canUndo}
        onPointerDown={keepFocus}
        onClick={() => act(() => manuscript.undo())}
      >
        ↶
      </button>
      <button
        type="button"
        className="help-button"
        aria-label={t('redo')}
        title={t('redo')}
        aria-disabled={!canRedo}
        onPointerDown={keepFocus}
        onClick={() => act(() => manuscript.redo())}
      >
        ↷
      </button>
    </div>
  );
}

function PanelSwitch({ panel, choose }: { panel: Panel; choose: (panel: Panel) => void }) {
  const t = useTranslations('editor.panels');
  return (
    <div className="panel-switch editor-script">
      {(['facts', 'preview', 'publish'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className={each === 'publish' ? 'button button-primary' : 'button'}
          aria-expanded={panel === each}
          aria-controls={`panel-${each}`}
          onClick={() => choose(panel === each ? 'none' : each)}
        >
          {t(each)}
        </button>
      ))}
    </div>
  );
}
