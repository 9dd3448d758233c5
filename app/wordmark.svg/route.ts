import { siteSettings } from '#lib/site/site-settings.ts';
import { fileAnswer, noFile } from '../files/file-answer.ts';

export const dynamic = 'force-dynamic';

/** The drawing of the site's name: shapes only, as lib/site/wordmark.ts has written them. */
export function GET(): Response {
  const { wordmark } = siteSettings();
  return wordmark ? fileAnswer(wordmark.svg, { type: 'image/svg+xml' }) : noFile();
}
