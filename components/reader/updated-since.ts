import { recall, remember } from './storage.ts';

/** When readers saw each article last: by its path, the instant of the text that they saw. Newest first, so that old ones go. */
const READ = 'read';
const MOST = 200;

/** Says beside the date of a change that it came after this reader's last visit, and remembers what they have seen now. */
export function markUpdatedSince(): void {
  const changed = document.querySelector<HTMLMetaElement>('[property="article:modified_time"]')?.content;
  const published = document.querySelector<HTMLMetaElement>('[property="article:published_time"]')?.content;
  const now = changed ?? published;
  if (!now) return;
  const path = location.pathname;
  const seen = listRead();
  const before = seen.find(([of]) => of === path)?.[1];
  const link = document.querySelector<HTMLElement>('[data-since]');
  if (link && before && before < now) {
    const mark = document.createElement('b');
    mark.textContent = link.dataset.since ?? '';
    link.after(' ', mark);
  }
  if (before === now) return;
  const others = seen.filter(([of]) => of !== path);
  remember(READ, JSON.stringify([[path, now], ...others].slice(0, MOST)));
}

/** What is not of this form (another version wrote it, or a hand) is left out. */
function listRead(): [path: string, at: string][] {
  try {
    const found: unknown = JSON.parse(recall(READ) ?? '');
    return Array.isArray(found) ? found.filter(isRead) : [];
  } catch {
    return [];
  }
}

const isRead = (found: unknown): found is [string, string] =>
  Array.isArray(found) && typeof found[0] === 'string' && typeof found[1] === 'string';
