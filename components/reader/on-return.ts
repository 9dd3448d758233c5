/**
 * Runs now, and again whenever what the browser remembers may have changed behind the page: in another tab, while the
 * page was kept in memory, or between its prerendering and its being shown.
 */
export function nowAndOnReturn(show: () => void): void {
  show();
  addEventListener('storage', show);
  addEventListener('pageshow', (event) => event.persisted && show());
  document.addEventListener('prerenderingchange', show);
}
