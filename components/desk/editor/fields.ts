import { caretAfter } from '#lib/desk/caret.ts';
import type { Caret } from '#lib/desk/manuscript.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';

/*
 * The text areas of the sheet. They belong to whoever types, not to React: what stands in one is changed here and
 * nowhere else.
 */

export const fieldId = (locale: Locale, segment: string): string => `text-${locale}-${segment}`;

export type Field = HTMLTextAreaElement & { dataset: { locale: Locale; segment: string } };

export function findField(locale: Locale, segment: string): Field | null {
  return document.getElementById(fieldId(locale, segment)) as Field | null;
}

/** The field of the sheet in which an event happened. */
export function fieldOf(target: EventTarget | null): Field | null {
  return target instanceof HTMLTextAreaElement && target.dataset.segment ? (target as Field) : null;
}

/** Puts a text into a field; the caret of whoever stands in it stays beside the letters it was at. */
export function writeField(locale: Locale, segment: string, text: string): void {
  const field = findField(locale, segment);
  if (!field || field.value === text) return;
  const { value, selectionStart, selectionEnd } = field;
  const isFocused = document.activeElement === field;
  field.value = text;
  if (isFocused) {
    field.setSelectionRange(caretAfter(value, text, selectionStart), caretAfter(value, text, selectionEnd));
  }
  fitHeight(field);
}

export function focusCaret({ locale, segment, at }: Caret): void {
  const own = findField(locale, segment);
  // Where one language is shown alone, the other one's field cannot have the caret.
  const field = own?.offsetParent === null ? findField(otherLocale(locale), segment) : own;
  if (!field) return;
  field.focus();
  field.setSelectionRange(at, at);
}

/** Makes a field as high as its text in browsers that cannot do it by style. */
export function fitHeight(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

/** Whether the key belongs to an IME. Safari sends the Enter that ends a composition after it, with this code. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The fields of one language or both, in reading order, those that the view hides left out. */
export function visibleFields(root: ParentNode, locale?: Locale): Field[] {
  const selector = locale ? `textarea[data-segment][data-locale="${locale}"]` : 'textarea[data-segment]';
  return [...root.querySelectorAll<Field>(selector)].filter((field) => field.offsetParent !== null);
}
