import { formatAge } from '#lib/dates.ts';
import { noteUntil } from '../../freshness/reading.ts';
import { theStore } from '../../store.ts';

/**
 * The instant by which a page dates these stories as a newspaper does ("3 hours ago"); notes until when that holds.
 * @param stories all that the page dates so
 */
export function datedNow(stories: readonly { publishedAt: Date }[]): Date {
  const now = theStore().now();
  noteUntil(...stories.map(({ publishedAt }) => formatAge(publishedAt, now, 'en').until));
  return now;
}
