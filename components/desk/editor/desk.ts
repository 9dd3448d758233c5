import { newPartId } from '#lib/article/parts.ts';
import type { EditorView, Operation } from '#lib/desk/editor.ts';
import { FormDrafts } from '#lib/desk/form-drafts.ts';
import {
  browserJournal,
  type LeftBehind,
  leftBehind,
  type TextStorage,
} from '#lib/desk/manuscript/journal.ts';
import { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import type { Slot } from '#lib/desk/manuscript/slots.ts';
import type { RowEdit } from '#lib/desk/manuscript/steps.ts';
import { writeField } from './fields.ts';
import { getView, sendText } from './send-requests.ts';

const TAB_LOCK = 'prism-desk-tab-';

/** On the server, and in a browser that forbids it, there is no storage: texts live in the page only. */
function storageOfBrowser(of: 'localStorage' | 'sessionStorage'): TextStorage {
  const none: TextStorage = {
    length: 0,
    key: () => null,
    getItem: () => null,
    setItem() {
      throw new Error('This browser keeps nothing.');
    },
    removeItem() {},
  };
  if (typeof window === 'undefined') return none;
  try {
    return window[of];
  } catch {
    return none;
  }
}

/** The manuscript of one article in one tab, and what earlier tabs left unsent of it. */
export type Desk = {
  manuscript: Manuscript;
  /** What is half-typed in the forms beside the text. */
  forms: FormDrafts;
  /** Tells this tab from others of the same person. */
  tab: string;
  /** Says to other tabs that this one is open, until it is closed. */
  holdTab(): void;
  /**
   * Puts rows back in which nothing was written when this tab was loaded again: they stood on the sheet.
   * @returns keeps them once more; for a page that goes away
   */
  putBackRows(): () => void;
  leftBehind(): Promise<LeftBehind[]>;
  discard(entry: LeftBehind): void;
};

export function openDesk(options: { view: EditorView; slots: Slot[]; userId: string }): Desk {
  const { view, slots, userId } = options;
  const storage = storageOfBrowser('localStorage');
  const ofTab = storageOfBrowser('sessionStorage');
  const tab = newPartId();
  const owner = { userId, articleId: view.articleId };
  const manuscript = new Manuscript({
    view,
    slots,
    newId: newPartId,
    write: writeField,
    async read() {
      const answer = await getView(view.articleId);
      return answer.ok ? answer.value : undefined;
    },
    send: (operations: Operation[]) => sendText(view.articleId, userId, operations),
    journal: browserJournal(storage, { ...owner, tab }),
    timers: {
      now: () => Date.now(),
      start: (work, milliseconds) => window.setTimeout(work, milliseconds),
      stop: (timer) => window.clearTimeout(timer as number),
    },
  });
  return {
    manuscript,
    forms: new FormDrafts(storage, owner),
    tab,
    holdTab() {
      // The lock ends with the tab, however it ends: what a tab without lock left in the journal is nobody's.
      void navigator.locks?.request(TAB_LOCK + tab, () => new Promise(() => {}));
    },
    putBackRows() {
      const key = `prism-desk-rows/${userId}/${view.articleId}`;
      manuscript.putBackRows(JSON.parse(ofTab.getItem(key) ?? '[]') as RowEdit[]);
      return () => {
        try {
          ofTab.setItem(key, JSON.stringify(manuscript.emptyRows()));
        } catch {
          // Nothing that was written is lost.
        }
      };
    },
    async leftBehind() {
      const held = (await navigator.locks?.query())?.held ?? [];
      const open = held.flatMap(({ name }) =>
        name?.startsWith(TAB_LOCK) ? name.slice(TAB_LOCK.length) : [],
      );
      return leftBehind(storage, owner, new Set([...open, tab]));
    },
    discard({ key }) {
      storage.removeItem(key);
    },
  };
}
