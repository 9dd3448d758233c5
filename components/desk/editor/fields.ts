import { TEXT_KINDS, type TextKind } from '#lib/article/shapes.ts';
import { caretAfter } from '#lib/desk/caret.ts';
import { type Platform, platformOf } from '#lib/desk/keys.ts';
import type { Caret } from '#lib/desk/manuscript/history.ts';
import type { Selected } from '#lib/desk/marks.ts';
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
  // Where one language is shown alone, the other one's field cannot have the caret; and what both share has one field.
  const field = own?.offsetParent ? own : findField(otherLocale(locale), segment);
  // A picture is chosen by a button.
  if (!field) document.getElementById(`choose-${segment}`)?.focus();
  field?.focus();
  field?.setSelectionRange(at, at);
}

/** What is selected in a field. */
export const selectedIn = (field: Field): Selected => ({
  text: field.value,
  start: field.selectionStart,
  end: field.selectionEnd,
});

/** Whether strong words and links can stand in a field: not in headlines and names of parts. */
export const takesMarks = ({ readOnly, dataset }: Field): boolean =>
  !readOnly && TEXT_KINDS[(dataset.kind ?? 'value') as TextKind]?.marks === true;

/** Whose keys this machine has. */
export const platform = (): Platform => platformOf(navigator.platform);

/** Makes a field as high as its text in browsers that cannot do it by style. */
export function fitHeight(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

/** The fields of one language or both, in reading order, those that the view hides left out. */
export function visibleFields(root: ParentNode, locale?: Locale): Field[] {
  const selector = locale ? `textarea[data-segment][data-locale="${locale}"]` : 'textarea[data-segment]';
  return [...root.querySelectorAll<Field>(selector)].filter((field) => field.offsetParent !== null);
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

/** Changes a field as if it had been typed: one step, which undo takes back. */
export function editField(field: Field, { text, start, end }: Selected): void {
  field.value = text;
  field.setSelectionRange(start, end);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
}
