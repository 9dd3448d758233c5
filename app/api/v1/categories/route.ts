import { listApiCategories } from '#db/queries/api/list-api-topics.ts';
import { topicAnswer } from '#lib/api/answers.ts';
import { categoryList } from '#lib/api/schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { apiAnswer } from '../../../files/api-answer.ts';

/** What it says is known when the program runs, not when the pages are built. */
export const dynamic = 'force-dynamic';

/** All categories, in the order of the navigation. */
export async function GET(): Promise<Response> {
  const { siteUrl } = processSettings();
  const categories = await listApiCategories();
  return apiAnswer(categoryList, { items: categories.map((each) => topicAnswer('category', each, siteUrl)) });
}
