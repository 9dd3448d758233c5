import { useEffect } from 'react';
import type { Manuscript } from '#lib/desk/manuscript.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { isComposing } from '../../is-composing.ts';
import { type Field, fieldOf, findField } from '../fields.ts';
import { act, mayUndoTyping, noteInput } from '../sheet/structure.ts';
import { stepFrom } from './use-fields.ts';

/** The keys of the whole page. While an IME composes, every key is the IME's. */
export function useKeys(
  manuscript: Manuscript,
  on: { help: () => void; show: (locale: Locale) => void },
): void {
  const { help, show } = on;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (isComposing(event) || event.defaultPrevented) return;
      const work = workOf(event, manuscript, help, show);
      if (!work) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', listener);
    document.addEventListener('input', noteInput);
    return () => {
      document.removeEventListener('keydown', listener);
      document.removeEventListener('input', noteInput);
    };
  }, [manuscript, help, show]);
}

function workOf(
  event: KeyboardEvent,
  manuscript: Manuscript,
  help: () => void,
  show: (locale: Locale) => void,
): (() => void) | undefined {
  const field = fieldOf(event.target);
  const isCommand = (event.metaKey || event.ctrlKey) && !event.altKey;
  const isAlt = event.altKey && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (isCommand && event.key.toLowerCase() === 's') return () => void manuscript.saver.flush();
  if (isCommand && event.key.toLowerCase() === 'z' && !mayUndoTyping()) {
    // What was removed comes back; a split or a merge is undone by its opposite.
    return () => manuscript.removed() && act(() => manuscript.undo());
  }
  if (isCommand && event.key === 'Enter' && field) return () => stepFrom(field, event.shiftKey ? -1 : 1);
  // Option and a letter make another character on a Mac; the key itself stays the same.
  if (isAlt && event.code === 'KeyN') return () => nextStale(manuscript, field, show);
  if (isAlt && field) {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      return () => goTo(field.dataset.segment, otherLocale(field.dataset.locale), show);
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const at = field.selectionStart;
      const { locale, segment } = field.dataset;
      const step = event.key === 'ArrowUp' ? -1 : 1;
      return () => act(() => (manuscript.move(segment, step) ? { locale, segment, at } : null));
    }
  }
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (event.key === '?' && !isTyping) return help;
  return undefined;
}

function goTo(segment: string, locale: Locale, show: (locale: Locale) => void): void {
  // In a view of one language, going to the other shows that one.
  if (findField(locale, segment)?.offsetParent === null) show(locale);
  findField(locale, segment)?.focus();
}

function nextStale(manuscript: Manuscript, field: Field | null, show: (locale: Locale) => void): void {
  const segments = manuscript.slots().map(({ segment }) => segment);
  const from = field ? segments.indexOf(field.dataset.segment) + 1 : 0;
  const inOrder = [...segments.slice(from), ...segments.slice(0, from)];
  const stale = inOrder.find((segment) => manuscript.row(segment).translation?.state === 'stale');
  if (stale) goTo(stale, manuscript.row(stale).translation?.into ?? 'en', show);
}
