import { recall, remember } from './storage.ts';

/** An article that the reader wants to read later. */
export type Saved = { path: string; title: string; lang: string };

const SAVED = 'saved';

/** Older ones make way, or the list would only grow. */
const MOST = 50;

/** The latest first. What is not of this form (another version wrote it, or a hand) is left out. */
export function listSaved(): Saved[] {
  try {
    const found: unknown = JSON.parse(recall(SAVED) ?? '');
    return Array.isArray(found) ? found.filter(isSaved) : [];
  } catch {
    return [];
  }
}

export function save(article: Saved): void {
  write([article, ...without(article.path)].slice(0, MOST));
}

export function unsave(path: string): void {
  write(without(path));
}

export function hasSaved(path: string): boolean {
  return listSaved().some((saved) => saved.path === path);
}

function without(path: string): Saved[] {
  return listSaved().filter((saved) => saved.path !== path);
}

function write(articles: Saved[]): void {
  remember(SAVED, articles.length > 0 ? JSON.stringify(articles) : null);
  // Other tabs are told by the browser; this page by hand.
  dispatchEvent(new Event('storage'));
}

/** The path has to be one of this site: it becomes a link. */
function isSaved(found: Partial<Saved> | null): found is Saved {
  return (
    /^\/\w/.test(found?.path ?? '') && typeof found?.title === 'string' && typeof found.lang === 'string'
  );
}
