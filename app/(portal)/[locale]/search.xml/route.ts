import { searchFeedAnswer } from '../../../files/search-feed-answer.ts';

/** Its status and what it holds are decided before it is rendered. */
export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return searchFeedAnswer();
}
