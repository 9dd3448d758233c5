/**
 * A button says what it will do next. Its word for a state stands in the data attribute of that name; the word that the
 * server drew is for no state, the empty string.
 */
export function showState(button: HTMLButtonElement, state: string): void {
  const label = button.querySelector('span');
  if (!label) return;
  button.dataset.first ??= label.textContent ?? '';
  button.dataset.state = state;
  label.textContent = button.dataset[state || 'first'] ?? '';
}
