import { openApiDocument } from '#lib/api/openapi.ts';
import { processSettings } from '#lib/process-settings.ts';
import { fileAnswer } from '../../../files/file-answer.ts';

/** The description of the API for programs (OpenAPI 3.1). */
export function GET(): Response {
  const { siteUrl } = processSettings();
  return fileAnswer(JSON.stringify(openApiDocument(siteUrl)), { type: 'application/json', isShared: true });
}
