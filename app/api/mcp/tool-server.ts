import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import type { Bearer } from '#db/auth/api-token.ts';
import { isSearchBusy } from '#db/search.ts';
import { isStoreError } from '#db/store.ts';
import type { Locale } from '#lib/locale.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { type Failure, problemOf } from '../programs/problem-answer.ts';
import { TOOLS, type Tool } from './tools.ts';

/**
 * A server with the tools that a token is good for; the others are not there. What a tool does, a command or a query does,
 * which asks for the right once more.
 * @param locale the language of what is refused
 */
export function toolServer({ actor, scopes }: Bearer, locale: Locale): McpServer {
  const server = new McpServer({ name: siteName('en'), version: '1' }, { instructions: INSTRUCTIONS });
  const register = <Schema extends z.ZodType>(name: string, tool: Tool<Schema>) => {
    const { description, schema, scope, run } = tool;
    if (scope && !scopes.includes(scope)) return;
    const annotations = { readOnlyHint: tool.reads === true, openWorldHint: false };
    const call = async (input: unknown): Promise<CallToolResult> => {
      const answer = await run({ actor, scopes, input: input as z.output<Schema> }).catch(whenStoreFailed);
      return answer.ok ? textOf(answer.body) : { ...textOf(problemOf(locale, answer)), isError: true };
    };
    server.registerTool(name, { description, inputSchema: schema as z.ZodType, annotations }, call);
  };
  for (const [name, tool] of Object.entries(TOOLS)) register(name, tool as Tool<z.ZodType>);
  return server;
}

const INSTRUCTIONS =
  'A news site in Japanese and English. An article has an edition in each language; a part of a translation has the id of the part that it translates. What you write is a draft, and marked as written by a machine.';

const textOf = (value: unknown): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(value) }],
});

function whenStoreFailed(error: unknown): Failure {
  if (isSearchBusy(error)) return { ok: false, problem: 'too-many-searches', status: 503 };
  if (isStoreError(error)) return { ok: false, problem: 'store-failed', status: 503 };
  throw error;
}
