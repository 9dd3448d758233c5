import { messagesOf } from '#i18n/messages.ts';
import { indexAnswer } from '#lib/api/answers.ts';
import { index } from '#lib/api/schemas.ts';
import { processSettings } from '#lib/process-settings.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { apiAnswer } from '../../files/api-answer.ts';

/** What it says is known when the program runs, not when the pages are built. */
export const dynamic = 'force-dynamic';

/** What the API begins with; the `type` of each problem leads here. */
export function GET(): Response {
  const { problems } = messagesOf('en').api;
  const { siteUrl } = processSettings();
  return apiAnswer(index, indexAnswer(siteName('en'), problems, siteUrl));
}
