import { flushSync } from 'react-dom';
import type { Caret, Manuscript } from '#lib/desk/manuscript.ts';
import { findField, focusCaret } from '../fields.ts';

/*
 * The browser's own undo knows nothing of rows: past a change of structure it would put the text of one field where
 * another stands now. So it may take one step back after something was typed since, and none before.
 */
let isRestructured = false;
let hasTypedSince = false;

export const mayUndoTyping = (): boolean => !isRestructured || hasTypedSince;

export function noteInput(event: Event): void {
  hasTypedSince = !(event instanceof InputEvent) || event.inputType !== 'historyUndo';
}

/**
 * Changes the structure and puts the caret where it belongs before the next key arrives: what is typed right after a
 * new paragraph was made must land in it.
 */
export function act(work: () => Caret | null): void {
  isRestructured = true;
  hasTypedSince = false;
  let caret: Caret | null = null;
  flushSync(() => {
    caret = work();
  });
  if (caret) focusCaret(caret);
}

/** Cuts a row where the caret stood last; the menu has the focus now, but a field remembers its caret. */
export function splitAtCaret(manuscript: Manuscript, segment: string): Caret | null {
  const locale = manuscript.lastLocale();
  const field = findField(locale, segment);
  if (!field) return null;
  return manuscript.split(locale, segment, field.selectionStart, field.selectionEnd);
}
