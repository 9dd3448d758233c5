/*
 * React's own renderer of markup, for parts of readers' pages. Next bundles none for server components, so whoever starts
 * the process hands it over; it is in globalThis, as settings are (process-settings.ts).
 */

/** Makes markup of elements and of components that wait for nothing. */
export type ToMarkup = (node: never) => string;

const KEY = Symbol.for('prism.markup');

/** The renderer of this process. @throws an error with a sentence where none was handed over */
export function toMarkup(): ToMarkup {
  const render = (globalThis as Record<symbol, unknown>)[KEY] as ToMarkup | undefined;
  if (!render) throw new Error('Nobody has called setToMarkup(): pages are rendered by a server, or a test.');
  return render;
}

/** Hands `renderToStaticMarkup` of react-dom/server over. */
export function setToMarkup(render: ToMarkup): void {
  (globalThis as Record<symbol, unknown>)[KEY] = render;
}
