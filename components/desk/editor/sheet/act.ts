import { flushSync } from 'react-dom';
import type { Caret } from '#lib/desk/manuscript/history.ts';
import type { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { findField, focusCaret } from '../fields.ts';

/**
 * Changes the manuscript and puts the caret where it belongs before the next key arrives: what is typed right after a
 * new paragraph was made must land in it.
 */
export function act(work: () => Caret | null): void {
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
