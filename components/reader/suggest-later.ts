/** The address of suggestions.ts beside this script. Its name changes with its content: scripts/cli/bundle-scripts.ts puts it here. */
declare const SUGGESTIONS_SCRIPT: string;

/** Suggests pages to who types into a search field. What does that is loaded when somebody first goes to one. */
export function suggestLater(): void {
  let isLoaded = false;
  const load = () => {
    if (isLoaded) return;
    isLoaded = true;
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', src: new URL(SUGGESTIONS_SCRIPT, import.meta.url).href });
    document.head.append(script);
  };
  for (const field of document.querySelectorAll('search input[name=q]')) {
    // The reader may have been faster than this script.
    if (document.activeElement === field) load();
    else field.addEventListener('focus', load, { once: true });
  }
}
