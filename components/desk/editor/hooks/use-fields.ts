import { useEffect } from 'react';
import type { Typing } from '#lib/desk/manuscript/history.ts';
import type { Manuscript } from '#lib/desk/manuscript/manuscript.ts';
import { joinable, type Slot, takesHeadings } from '#lib/desk/manuscript/slots.ts';
import { isComposing } from '../../is-composing.ts';
import { type Field, fieldOf, findField, fitHeight, stepFrom, visibleFields } from '../fields.ts';
import { loadFigure } from '../figures/figure-box.client.tsx';
import { act } from '../sheet/act.ts';

/**
 * Listens to the fields of the sheet. The listeners stand on the sheet, not on each field, and are the browser's own: an
 * IME's events pass through nothing that could answer them too early.
 */
export function useFields(sheet: { current: HTMLElement | null }, manuscript: Manuscript): void {
  useEffect(() => {
    const root = sheet.current;
    if (!root) return;
    let isPressed = false;
    const left = () => {
      if (!isPressed && !fieldOf(document.activeElement)) manuscript.focus(null);
    };
    const press = () => {
      isPressed = true;
    };
    const lift = () => {
      isPressed = false;
      // Behind the click.
      window.setTimeout(left);
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('pointerup', lift, true);
    document.addEventListener('pointercancel', lift, true);
    /** Where the caret was before the letter that is being typed. */
    let caret = 0;
    const take = (field: Field, typing?: Typing) =>
      manuscript.type(field.dataset.locale, field.dataset.segment, field.value, typing);
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
      listen('beforeinput', (field, event) => {
        const { inputType } = event as InputEvent;
        // The browser keeps one stack of steps for the whole page, and knows nothing of rows.
        if (inputType === 'historyUndo' || inputType === 'historyRedo') {
          event.preventDefault();
          // In a composition the keys are the input method's.
          if (document.activeElement !== field || manuscript.isComposing()) return;
          act(() => (inputType === 'historyUndo' ? manuscript.undo() : manuscript.redo()));
          return;
        }
        if (!(event as InputEvent).isComposing) caret = field.selectionStart;
      }),
      listen('input', (field, event) => {
        const { inputType, data, isComposing: composes } = event as InputEvent;
        if (inputType === 'historyUndo' || inputType === 'historyRedo') {
          // The undo of another field has walked on into this one.
          field.value = manuscript.value(field.dataset.locale, field.dataset.segment);
          return;
        }
        fitHeight(field);
        if (composes) return;
        take(field, { kind: kindOf(inputType), data: data ?? '', caret });
        if (inputType === 'insertText' && data === ' ') turnBySigns(manuscript, field);
      }),
      listen('compositionstart', (field) => {
        caret = field.selectionStart;
        manuscript.hold(field.dataset.locale, field.dataset.segment);
      }),
      listen('compositionend', (field, event) => {
        manuscript.release(field.dataset.locale, field.dataset.segment);
        take(field, { kind: 'whole', data: (event as CompositionEvent).data, caret });
      }),
      listen('focusin', ({ dataset }) => {
        leaving = null;
        manuscript.focus({ locale: dataset.locale, segment: dataset.segment });
      }),
      listen('focusout', () => {
        // What is shown beside a text that nobody writes in would move a button away from under the mouse that presses it.
        if (!isPressed) window.setTimeout(left);
      }),
      listen('paste', (field, event) => {
        const data = (event as ClipboardEvent).clipboardData;
        if (!data || field.readOnly) return;
        event.preventDefault();
        void paste(manuscript, field, { html: data.getData('text/html'), text: data.getData('text/plain') });
      }),
      listen('keydown', (field, event) => {
        if (!isComposing(event) && !event.defaultPrevented) plainKey(manuscript, field, event);
      }),
    ];
    for (const field of visibleFields(root)) {
      fitHeight(field);
      // Typed while the scripts of the page were still on their way.
      take(field);
    }
    const leave = () => {
      for (const field of root.querySelectorAll<Field>('textarea[data-segment]')) {
        manuscript.release(field.dataset.locale, field.dataset.segment);
        take(field);
      }
      manuscript.leave();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('pointerup', lift, true);
      document.removeEventListener('pointercancel', lift, true);
      window.removeEventListener('pagehide', leave);
    };
  }, [sheet, manuscript]);
}

/**
 * Puts a clipboard into a field as rows. The reader of HTML is fetched with the first paste; what is selected when it has
 * come is replaced.
 */
async function paste(
  manuscript: Manuscript,
  field: Field,
  clipboard: { html: string; text: string },
): Promise<void> {
  const [{ readClipboard, withTables }, { pasteBlocks }] = await Promise.all([
    import('#lib/desk/paste/read-clipboard.ts'),
    import('#lib/desk/manuscript/pasting.ts'),
  ]);
  const { locale, segment, kind } = field.dataset;
  const slot = manuscript.slots().find((each) => each.segment === segment);
  const pasted = readClipboard(clipboard, {
    locale,
    into: kind as Slot['kind'],
    takesHeadings: slot !== undefined && takesHeadings(slot),
  });
  if (pasted.blocks.some(({ cells }) => cells)) await loadFigure();
  const { selectionStart, selectionEnd } = field;
  act(() => pasteBlocks(manuscript, locale, segment, [selectionStart, selectionEnd], withTables(pasted)));
}

function kindOf(inputType: string): Typing['kind'] {
  if (inputType === 'insertText' || inputType === 'insertLineBreak') return 'insert';
  return /^deleteContent(Backward|Forward)$/.test(inputType) ? 'delete' : 'whole';
}

/** Keys without Ctrl or ⌘ where they make or join paragraphs, or leave a field. */
function plainKey(manuscript: Manuscript, field: Field, event: KeyboardEvent): void {
  const { locale, segment, kind } = field.dataset;
  const hasModifier = event.metaKey || event.ctrlKey || event.altKey;
  if (!segment || hasModifier) return;
  if (event.key === 'Escape') leaving = field;
  else if (!/^(?:Tab|Shift)$/.test(event.key)) leaving = null;
  else if (event.key === 'Tab' && kind === 'item' && !field.readOnly && leaving !== field)
    indent(manuscript, field, event);
  if (event.shiftKey) return;
  const isProse = kind === 'text' || kind === 'item';
  const { selectionStart: start, selectionEnd: end, value } = field;
  const isAtStart = start === 0 && end === 0;
  const isAtEnd = start === value.length && end === value.length;
  switch (event.key) {
    case 'Enter':
      event.preventDefault();
      if (isProse && !field.readOnly) act(() => manuscript.split(locale, segment, start, end));
      else stepFrom(field, 1);
      return;
    case 'Backspace':
      if (isAtStart && isProse && !field.readOnly) backspace(manuscript, field, event);
      return;
    case 'Delete':
      if (isAtEnd && isProse && !field.readOnly) deleteForward(manuscript, field, event);
      return;
    case 'ArrowUp':
    case 'ArrowLeft':
      if (isAtStart && stepFrom(field, -1)) event.preventDefault();
      else if (event.key === 'ArrowUp') crossWhenStill(field, -1);
      return;
    case 'ArrowDown':
    case 'ArrowRight':
      if (isAtEnd && stepFrom(field, 1)) event.preventDefault();
      else if (event.key === 'ArrowDown') crossWhenStill(field, 1);
  }
}

/** Signs at the start of a paragraph that say what it is to be. */
const SIGNS: Record<string, 'quote' | 'list' | 'ordered'> = {
  '> ': 'quote',
  '- ': 'list',
  '1. ': 'ordered',
};

/** A quotation or list begins where its sign is all that stands in a paragraph. Undo gives the sign back. */
function turnBySigns(manuscript: Manuscript, { value, dataset }: Field): void {
  const { locale, segment, kind } = dataset;
  const what = SIGNS[value];
  if (what && kind === 'text') act(() => manuscript.turnInto(locale, segment, what));
}

/** A field in which Escape was pressed: the next Tab leaves it. */
let leaving: Field | null = null;

/** Tab puts a list item one level down, below one that it can belong to; Shift+Tab back. It never leaves the text by surprise. */
function indent(manuscript: Manuscript, { dataset }: Field, event: KeyboardEvent): void {
  event.preventDefault();
  const { segment } = dataset;
  const isDown = manuscript.shared(`${segment}.level`) === '2';
  const canMove = isDown === event.shiftKey && (isDown || joinable(manuscript.slots(), segment));
  if (canMove) manuscript.choose(`${segment}.level`, isDown ? '' : '2');
}

/**
 * Joins a row to the one before it; an empty row goes. A cell that is empty in this language alone is left behind: joining
 * would change the other language. A key that is held down deletes letters, and never a border.
 */
function backspace(manuscript: Manuscript, field: Field, event: KeyboardEvent): void {
  const { locale, segment } = field.dataset;
  if (event.repeat) {
    event.preventDefault();
    return;
  }
  const { texts } = manuscript.row(segment);
  const isEmpty = texts.ja === '' && texts.en === '';
  if (texts[locale] !== '') {
    event.preventDefault();
    act(() => manuscript.join(locale, segment));
  } else if (stepFrom(field, -1)) {
    event.preventDefault();
    if (isEmpty) manuscript.removeEmpty(segment);
  }
}

/** The same from the other side of the border. */
function deleteForward(manuscript: Manuscript, field: Field, event: KeyboardEvent): void {
  const { locale, segment } = field.dataset;
  const rows = manuscript.slots();
  const below = rows[rows.findIndex((slot) => slot.segment === segment) + 1];
  if (!below || joinable(rows, below.segment)?.segment !== segment) return;
  event.preventDefault();
  if (event.repeat) return;
  const { texts } = manuscript.row(below.segment);
  if (texts.ja === '' && texts.en === '') manuscript.removeEmpty(below.segment);
  else if (texts[locale] !== '') act(() => manuscript.join(locale, below.segment));
  else findField(locale, below.segment)?.focus();
}

/** Where an arrow has not moved the caret, it stood on the first or last line: the next row is meant. */
function crossWhenStill(field: Field, step: 1 | -1): void {
  const { selectionStart, selectionEnd } = field;
  if (selectionStart !== selectionEnd) return;
  requestAnimationFrame(() => {
    const isStill = field.selectionStart === selectionStart && field.selectionEnd === selectionEnd;
    if (isStill && document.activeElement === field) stepFrom(field, step);
  });
}
