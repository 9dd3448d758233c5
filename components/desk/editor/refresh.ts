import type { Manuscript } from '#lib/desk/manuscript.ts';
import { getView } from './send-requests.ts';

/** Reads the article as the server has it now. */
export async function refresh(manuscript: Manuscript): Promise<boolean> {
  const { generation } = manuscript.saver;
  const answer = await getView(manuscript.view().articleId);
  return answer.ok && manuscript.adopt(answer.value, generation);
}
