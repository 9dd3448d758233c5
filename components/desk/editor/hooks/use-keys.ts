import { useEffect } from 'react';
import { type Command, commandOf } from '#lib/desk/keys.ts';
import type { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { EMPHASIS, STRONG, toggleMark } from '#lib/desk/marks.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { isComposing } from '../../is-composing.ts';
import {
  editField,
  type Field,
  fieldOf,
  findField,
  platform,
  selectedIn,
  stepFrom,
  takesMarks,
} from '../fields.ts';
import { act } from '../sheet/act.ts';

type On = { help: () => void; show: (locale: Locale) => void; link: (field: Field) => void };

/** The keys of the whole page. While an IME composes, every key is the IME's. */
export function useKeys(manuscript: Manuscript, on: On): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (isComposing(event) || event.defaultPrevented) return;
      const work = workOf(event, manuscript, on);
      if (!work) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [manuscript, on]);
}

function workOf(event: KeyboardEvent, manuscript: Manuscript, on: On): (() => void) | undefined {
  const field = fieldOf(event.target);
  const isElsewhere =
    !field && event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  const command = commandOf(event, platform());
  if (!command) return event.key === '?' && !field && !isElsewhere ? on.help : undefined;
  if (command === 'save') return () => void manuscript.flush();
  if (command === 'nextStale') return () => nextStale(manuscript, field, on.show);
  // The inputs of panels and dialogs have the browser's own undo.
  if (command === 'undo') return isElsewhere ? undefined : () => act(() => manuscript.undo());
  if (command === 'redo') return isElsewhere ? undefined : () => act(() => manuscript.redo());
  return field ? workIn(field, command, manuscript, on) : undefined;
}

/** What a command does to the row in which the caret stands. */
function workIn(field: Field, command: Command, manuscript: Manuscript, on: On): (() => void) | undefined {
  const { locale, segment } = field.dataset;
  switch (command) {
    case 'next':
      return () => stepFrom(field, 1);
    case 'previous':
      return () => stepFrom(field, -1);
    case 'otherLanguage':
      return () => goTo(segment, otherLocale(locale), on.show);
    case 'moveUp':
    case 'moveDown': {
      const at = field.selectionStart;
      const step = command === 'moveUp' ? -1 : 1;
      return () => act(() => (manuscript.move(segment, step) ? { locale, segment, at } : null));
    }
    case 'strong':
    case 'emphasis': {
      const mark = command === 'strong' ? STRONG : EMPHASIS;
      return () => takesMarks(field) && editField(field, toggleMark(selectedIn(field), mark));
    }
    case 'link':
      return () => takesMarks(field) && on.link(field);
    default:
      return undefined;
  }
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
