/** The address of suggestions.ts, whose name changes with its content: scripts/cli/bundle-scripts.ts puts it here. */
declare const SUGGESTIONS_SCRIPT: string;

/** Suggests pages to who types into a search field. What does that is loaded when somebody first goes there. */
export function suggestLater(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('search input[name=q]')) {
    const start = async () => {
      const { startSuggestions } = (await import(SUGGESTIONS_SCRIPT)) as typeof import('./suggestions.ts');
      startSuggestions(field);
    };
    // The reader may have been faster than this script.
    if (document.activeElement === field) start();
    else field.addEventListener('focus', start, { once: true });
  }
}
