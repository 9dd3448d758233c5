/** How often what waits is looked at, in milliseconds, and how many times: what takes longer is seen by who opens the page again. */
const EVERY = 1_500;
const TIMES = 20;

/**
 * Parts of a page that say what becomes of something (`data-refresh`, with an id): while anything in one is under way (`data-pending`)
 * it is fetched anew. The rest of the page, with whatever is typed there, stays as it is.
 */
export function startRefreshing(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-refresh]')) void watch(part.id);
}

async function watch(id: string): Promise<void> {
  for (let times = 0; times < TIMES; times++) {
    if (!document.getElementById(id)?.querySelector('[data-pending]')) return;
    await new Promise((done) => setTimeout(done, EVERY));
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) continue;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [now, fresh] = [document.getElementById(id), page.getElementById(id)];
    // Whoever is in it with the keyboard is not thrown out of it.
    if (now && fresh && !now.contains(document.activeElement)) now.replaceWith(document.adoptNode(fresh));
  }
}
