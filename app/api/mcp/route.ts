import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { findBearer } from '#db/auth/api-token.ts';
import { preferredLocale } from '#lib/preferred-locale.ts';
import { readText } from '../desk/read-form.ts';
import { problemAnswer } from '../programs/problem-answer.ts';
import { toolServer } from './tool-server.ts';

/**
 * The tools for assistants (Model Context Protocol). Each request is answered by itself, as JSON: nothing is kept between them, and
 * no stream of events is begun, which would never end here.
 */
export async function POST(request: Request): Promise<Response> {
  const { headers } = request;
  const locale = preferredLocale(headers.get('accept-language') ?? undefined);
  const bearer = await findBearer(headers.get('authorization') ?? '', headers.get('x-prism-client') ?? '');
  if (!bearer.ok) return problemAnswer(locale, { ok: false, problem: 'invalid-token', status: 401 });
  const body = await readText(request, 'text');
  const message = body.ok ? messageOf(body.text) : undefined;
  if (message === undefined) return problemAnswer(locale, { ok: false, problem: 'no-json', status: 400 });
  const server = toolServer(bearer, locale);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody: message });
  } finally {
    await server.close();
  }
}

/**
 * One message. Several at once are of an older protocol; one of them could call another off, and the answer to both would never
 * come.
 */
function messageOf(text: string): object | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null && !Array.isArray(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
