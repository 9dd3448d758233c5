/** Buttons that copy what stands in a field (shown-once.tsx), and say that they have. */
export function startCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    const field = document.getElementById(button.dataset.copies ?? '');
    if (!(field instanceof HTMLTextAreaElement)) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      field.select();
      // The newer way is there on https only.
      if (document.execCommand('copy')) button.textContent = button.dataset.done ?? '';
    });
  }
}
