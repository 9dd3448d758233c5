import { openApiDocument } from '#lib/api/openapi.ts';
import { processSettings } from '#lib/process-settings.ts';
import { fileAnswer } from '../../../files/file-answer.ts';

/** What it says is known when the program runs, not when the pages are built. */
export const dynamic = 'force-dynamic';

/** The description of the API for programs (OpenAPI 3.1). */
export function GET(): Response {
  const { siteUrl } = processSettings();
  return fileAnswer(JSON.stringify(openApiDocument(siteUrl)), { type: 'application/json', isShared: true });
}
