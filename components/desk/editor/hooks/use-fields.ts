import { useEffect } from 'react';
import type { Manuscript } from '#lib/desk/manuscript.ts';
import { isComposing } from '../../is-composing.ts';
import { type Field, fieldOf, fitHeight, visibleFields } from '../fields.ts';
import { act } from '../sheet/structure.ts';

/**
 * Listens to the fields of the sheet. The listeners stand on the sheet, not on each field, and are the browser's own: an
 * IME's events pass through nothing that could answer them too early.
 */
export function useFields(sheet: { current: HTMLElement | null }, manuscript: Manuscript): void {
  useEffect(() => {
    const root = sheet.current;
    if (!root) return;
    const take = (field: Field) => manuscript.type(field.dataset.locale, field.dataset.segment, field.value);
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      work: (field: Field, event: HTMLElementEventMap[K]) => void,
    ) => {
      const listener = (event: HTMLElementEventMap[K]) => {
        const field = fieldOf(event.target);
        if (field) work(field, event);
      };
      root.addEventListener(type, listener);
      return () => root.removeEventListener(type, listener);
    };
    const ends = [
      listen('input', (field, event) => {
        fitHeight(field);
        if (!(event as InputEvent).isComposing) take(field);
      }),
      listen('compositionstart', (field) =>
        manuscript.saver.hold(field.dataset.locale, field.dataset.segment),
      ),
      listen('compositionend', (field) => {
        manuscript.saver.release(field.dataset.locale, field.dataset.segment);
        take(field);
      }),
      listen('focusin', ({ dataset }) =>
        manuscript.focus({ locale: dataset.locale, segment: dataset.segment }),
      ),
      listen('focusout', (_, event) => {
        if (!fieldOf((event as FocusEvent).relatedTarget)) manuscript.focus(null);
      }),
      listen('keydown', (field, event) => {
        if (!isComposing(event) && !event.defaultPrevented) structureKey(manuscript, field, event);
      }),
    ];
    for (const field of visibleFields(root)) {
      fitHeight(field);
      // Typed while the scripts of the page were still on their way.
      take(field);
    }
    const leave = () => {
      for (const field of root.querySelectorAll<Field>('textarea[data-segment]')) {
        manuscript.saver.release(field.dataset.locale, field.dataset.segment);
        take(field);
      }
      manuscript.saver.leave();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      for (const end of ends) end();
      window.removeEventListener('pagehide', leave);
    };
  }, [sheet, manuscript]);
}

/** Enter and Backspace where they make or join paragraphs. */
function structureKey(manuscript: Manuscript, field: Field, event: KeyboardEvent): void {
  const { locale, segment, kind } = field.dataset;
  const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey;
  if (!isPlain || field.readOnly || !segment) return;
  const isProse = kind === 'text' || kind === 'item';
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    if (isProse) act(() => manuscript.split(locale, segment, field.selectionStart, field.selectionEnd));
    else stepFrom(field, 1);
  }
  const isAtStart = field.selectionStart === 0 && field.selectionEnd === 0;
  if (event.key !== 'Backspace' || !isAtStart || !isProse) return;
  const { texts } = manuscript.row(segment);
  const joined = texts.ja === '' && texts.en === '' ? 'nothing' : 'text';
  if (joined === 'text') {
    event.preventDefault();
    act(() => manuscript.join(locale, segment));
  } else if (stepFrom(field, -1)) {
    event.preventDefault();
    manuscript.removeEmpty(segment);
  }
}

/** Puts the caret into the next field of the same language, or the one before. */
export function stepFrom(field: Field, step: 1 | -1): boolean {
  const fields = visibleFields(document, field.dataset.locale);
  const next = fields[fields.indexOf(field) + step];
  if (!next) return false;
  next.focus();
  const at = step === 1 ? 0 : next.value.length;
  next.setSelectionRange(at, at);
  return true;
}
