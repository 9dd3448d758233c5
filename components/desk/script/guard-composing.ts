import { isComposing } from '../is-composing.ts';

/**
 * While an input method composes, the keys are its own: the Enter that ends a conversion sends no form and chooses nothing
 * from a list. One for the whole desk, so that no form can forget it. Text areas have no form to send, and see to it
 * themselves.
 */
export function guardComposing(): void {
  const guard = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || !isComposing(event)) return;
    event.stopPropagation();
    if (event.key === 'Enter' || event.code === 'Enter') event.preventDefault();
  };
  // Before anything else hears of the key.
  window.addEventListener('keydown', guard, true);
}
