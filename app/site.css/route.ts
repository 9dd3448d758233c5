import { siteStyle } from '#lib/site/site-style.ts';
import { fileAnswer } from '../files/file-answer.ts';

export const dynamic = 'force-dynamic';

/** The colours and the drawn name of a site that has its own; pages of others do not ask for it. */
export function GET(): Response {
  return fileAnswer(siteStyle(), { type: 'text/css' });
}
