import { afterQuery, type Cursor } from '../cursor.ts';
import { type PageFacts, pageMetadata } from './page-metadata.ts';

/**
 * The head of a page of a list. Older pages are ways to stories, not pages to find: they are followed but not indexed,
 * are their own address (what they show is not on the newest page), and have no counterpart, because a place in one
 * language's list is none in the other's.
 * @param after where the page begins; null on the newest one
 * @param olderTitle what an older page is called
 */
export function listMetadata(page: PageFacts & { after: Cursor | null; olderTitle: string }) {
  const { after, olderTitle, ...facts } = page;
  if (!after) return pageMetadata(facts);
  const metadata = pageMetadata({
    ...facts,
    title: olderTitle,
    path: facts.path + afterQuery(after),
    translationPath: null,
    defaultPath: null,
  });
  return { ...metadata, robots: { index: false, follow: true } };
}
